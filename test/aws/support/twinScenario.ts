import { FLOW_LOG_DESTINATION } from '../../../app/activeeye/prescribed.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { practiceOnboarding } from '../../../main/practice/practiceOnboarding.ts'
import type { PracticeScenario } from '../../../main/practice/practiceScenario.ts'
import { SMALL } from '../../../main/practice/scenarios/smallScenario.ts'

export const PROD = '444455556666'
export const STAGING = '012345678901'

export const OTHER_TEMPLATE_URL = 'https://s3.amazonaws.com/acme-templates/network.yaml'

/** moto enables and lists other Regions than the practice cloud, so the file says which. */
export const REGIONS = ['eu-west-1', 'us-east-1']

const IN_PROD = { accountId: PROD, region: 'us-east-1' } as const

/** What both clouds can be before anybody starts: bare VPCs, others' flow logs and stacks, one VPC done by hand. */
export const TWIN: PracticeScenario = {
  ...SMALL,
  name: 'twin',
  vpcs: [
    { ...IN_PROD, name: 'app' },
    { ...IN_PROD, name: 'data' },
    { ...IN_PROD, name: 'by-hand' },
    { accountId: STAGING, region: 'eu-west-1', name: 'app' },
  ],
  flowLogs: [
    {
      ...IN_PROD,
      vpc: 'app',
      trafficType: 'ALL',
      destinationType: 's3',
      destination: 'arn:aws:s3:::acme-network-logs',
    },
    {
      ...IN_PROD,
      vpc: 'app',
      trafficType: 'REJECT',
      destinationType: 'cloud-watch-logs',
      destination: '/acme/vpc-rejects',
    },
    {
      ...IN_PROD,
      vpc: 'by-hand',
      trafficType: 'ALL',
      destinationType: 's3',
      destination: FLOW_LOG_DESTINATION,
    },
  ],
  stacks: [{ ...IN_PROD, name: 'acme-network', parameters: { ExternalID: 'acme' }, outcome: 'complete' }],
}

/** The same, but for a flow log to ActiveEye that records a part only: a person has to decide. */
export const TWIN_IN_CONFLICT: PracticeScenario = {
  ...TWIN,
  name: 'twin-in-conflict',
  flowLogs: TWIN.flowLogs.map((log) => (log.vpc === 'by-hand' ? { ...log, trafficType: 'REJECT' } : log)),
}

/** For either cloud: each account through a role in it. */
export function twinOnboarding(scenario: PracticeScenario): Onboarding {
  const onboarding = practiceOnboarding(scenario)
  return { ...onboarding, accounts: onboarding.accounts.map((account) => ({ ...account, regions: REGIONS })) }
}
