import { STACK_NAME, TRAFFIC_TYPE } from '../activeeye/prescribed.ts'
import type { AccountStatus, Checklist } from '../checklist/checklist.ts'
import { isCovered, isMonitored, isSeen, isUncovered } from '../checklist/coverage.ts'
import { partsChoiceWords } from '../checklist/targetWords.ts'
import type { VpcStatus } from '../checklist/vpcStatus.ts'
import { flowLogDestinationOf, templateUrlOf } from '../onboarding/activeeyeAddresses.ts'
import type { Account, Onboarding } from '../onboarding/onboarding.ts'
import type { EngineAccount, EngineInput, EngineRegion, EngineVpc, EngineVpcLeftAlone } from './engine.ts'

/**
 * What an engine gets of an onboarding, and of what the last look at its accounts saw.
 * @param practice the practice cloud that it is of
 */
export function engineInputOf(
  onboarding: Onboarding,
  checklist: Pick<Checklist, 'accounts'>,
  practice?: string | undefined,
): EngineInput {
  const rows = new Map(checklist.accounts.map((row) => [row.accountId, row]))
  return {
    onboardingId: onboarding.id,
    customer: onboarding.customer.name,
    accounts: onboarding.accounts
      .filter(hasRegion)
      .map((account) => engineAccount(account, rows.get(account.accountId))),
    accountsLeftOut: onboarding.accounts
      .filter((account) => !hasRegion(account))
      .map(({ accountId, name }) => ({ accountId, name })),
    destination: flowLogDestinationOf(onboarding),
    trafficType: TRAFFIC_TYPE,
    maxAggregationInterval: onboarding.flowLogs.maxAggregationInterval,
    customerTags: onboarding.tags ?? {},
    templateUrl: templateUrlOf(onboarding),
    stackName: STACK_NAME,
    ...(practice !== undefined && { practice }),
  }
}

/** An empty list of Regions would mean all of them, or an engine's own, to every engine. */
function hasRegion(account: Account): boolean {
  return account.leftOut === undefined && regionsOf(account).length > 0
}

function regionsOf(account: Account): EngineAccount['regions'] {
  if (account.regions === 'enabled') return 'enabled'
  const leftOut = regionsLeftOutOf(account)
  return account.regions.filter((region) => !leftOut.includes(region))
}

function regionsLeftOutOf({ regionsLeftOut = [] }: Account): readonly string[] {
  return regionsLeftOut.map(({ region }) => region)
}

function engineAccount(account: Account, row: AccountStatus | undefined): EngineAccount {
  const { accountId, name, externalId, access, stackRegion } = account
  const seen = row !== undefined && isMonitored(row) ? row.regions.filter(isSeen) : []
  const stack = row?.stack
  return {
    accountId,
    name,
    externalId,
    access,
    stackRegion,
    ...(stack && {
      stack: { stackId: stack.stackId, region: stack.region, madeByUs: stack.madeByUs },
    }),
    regions: regionsOf(account),
    regionsLeftOut: regionsLeftOutOf(account),
    seen: seen.map(
      ({ region, vpcs }): EngineRegion => ({
        region,
        vpcs: vpcs.filter(({ state }) => state !== 'shared').map(engineVpc),
      }),
    ),
    vpcsLeftAlone: vpcsLeftAlone(account, row),
  }
}

function engineVpc(vpc: VpcStatus): EngineVpc {
  const { vpcId, flowLogId, madeByUs, decision } = vpc
  const name = vpc.name === undefined ? {} : { name: vpc.name }
  // An engine covers whole VPCs: where subnets or network interfaces were chosen, this app covers those.
  if (vpc.chosen !== undefined) return { vpcId, ...name, action: 'leaveAlone' }
  const action = isUncovered(vpc) ? 'create' : isCovered(vpc) ? 'keep' : 'leaveAlone'
  return {
    vpcId,
    ...name,
    action,
    ...(action !== 'create' && flowLogId !== undefined && { flowLogId }),
    ...(action === 'create' && decision?.what === 'addOurs' && { besideOther: true }),
    ...(action === 'keep' && { madeByUs }),
  }
}

/** What an engine can't see: a decision to leave a VPC out, a choice of parts of it, and that its subnets or interfaces are covered instead. */
function vpcsLeftAlone(account: Account, row: AccountStatus | undefined): readonly EngineVpcLeftAlone[] {
  const decided = (account.vpcDecisions ?? []).filter(({ decision }) => decision === 'leaveOut')
  const partly = (row?.regions ?? []).flatMap(({ region, vpcs }) =>
    vpcs.filter((vpc) => vpc.state === 'partly' && !isUncovered(vpc)).map(({ vpcId }) => ({ region, vpcId })),
  )
  const inFile = [
    ...decided.map(({ region, vpcId }) => ({ region, vpcId })),
    ...(account.vpcTargets ?? []).map(({ region, vpcId, monitor }) => ({
      ...{ region, vpcId, onlyParts: partsChoiceWords(monitor) },
    })),
  ]
  const known = new Set(inFile.map(({ region, vpcId }) => `${region} ${vpcId}`))
  return [...inFile, ...partly.filter(({ region, vpcId }) => !known.has(`${region} ${vpcId}`))]
}
