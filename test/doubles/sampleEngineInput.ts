import { FLOW_LOG_DESTINATION, STACK_NAME, TEMPLATE_URL } from '../../app/activeeye/prescribed.ts'
import type { EngineAccount, EngineInput } from '../../app/engines/engine.ts'

/** An account with a VPC of each kind in one Region, and one to cover in another. */
export function sampleEngineAccount(changes: Partial<EngineAccount> = {}): EngineAccount {
  return {
    accountId: '111122223333',
    name: 'prod',
    externalId: 'acme-prod',
    access: { kind: 'role', roleName: 'Onboarding', through: { kind: 'profile', profile: 'acme' } },
    stackRegion: 'us-east-1',
    regions: 'enabled',
    regionsLeftOut: [],
    seen: [
      {
        region: 'us-east-1',
        vpcs: [
          { vpcId: 'vpc-0aa', name: 'app', action: 'create' },
          { vpcId: 'vpc-0bb', action: 'keep', flowLogId: 'fl-0bb', madeByUs: true },
          { vpcId: 'vpc-0cc', action: 'keep', flowLogId: 'fl-0cc', madeByUs: false },
          { vpcId: 'vpc-0dd', action: 'leaveAlone', flowLogId: 'fl-0dd' },
        ],
      },
      { region: 'eu-west-1', vpcs: [{ vpcId: 'vpc-0ee', action: 'create', besideOther: true }] },
    ],
    vpcsLeftAlone: [],
    ...changes,
  }
}

export function sampleEngineInput(changes: Partial<EngineInput> = {}): EngineInput {
  return {
    onboardingId: '0b9c1234-test',
    customer: 'Acme Corp',
    accounts: [sampleEngineAccount()],
    accountsLeftOut: [],
    destination: FLOW_LOG_DESTINATION,
    trafficType: 'ALL',
    maxAggregationInterval: 600,
    customerTags: {},
    templateUrl: TEMPLATE_URL,
    stackName: STACK_NAME,
    ...changes,
  }
}
