import type { Account } from '../onboarding/onboarding.ts'
import type { Decision, VpcDecision } from '../onboarding/vpcDecision.ts'
import type { VpcStatus } from './checklist.ts'
import type { AccountFacts } from './facts.ts'

/** What the file's decisions make of what was seen. The journal holds what AWS has; the file, what was decided. */

/** The VPCs that the last look saw in this Region, with what a person decided about them. */
export function vpcsOf(account: Account, facts: AccountFacts, region: string): readonly VpcStatus[] {
  return withDecisions(account, region, facts.vpcs[region]?.vpcs ?? [])
}

export function withDecisions(
  { vpcDecisions = [] }: Pick<Account, 'vpcDecisions'>,
  region: string,
  vpcs: readonly VpcStatus[],
): readonly VpcStatus[] {
  const decisions = new Map(
    vpcDecisions.flatMap((each) => (each.region === region ? [[each.vpcId, each]] : [])),
  )
  return decisions.size === 0 ? vpcs : vpcs.map((vpc) => withDecision(vpc, decisions.get(vpc.vpcId)))
}

/** A decision without effect is not shown: the VPC is covered meanwhile, or is not as the person saw it. */
function withDecision(vpc: VpcStatus, decided: VpcDecision | undefined): VpcStatus {
  if (decided === undefined || !possibleDecisions(vpc.state).includes(decided.decision)) return vpc
  const { decision: what, seen, by, at } = decided
  const decision = { what, by, at }
  if (what === 'leaveOut') return { ...vpc, state: 'leftOut', decision }
  return seen === vpc.state ? { ...vpc, decision } : vpc
}

/** What a person can decide about a VPC in this state, as AWS has it. */
export function possibleDecisions(state: VpcStatus['state']): readonly Decision[] {
  switch (state) {
    case 'missing':
    case 'elsewhere':
    case 'failing':
      return ['leaveOut']
    case 'otherTraffic':
    case 'otherFormat':
    case 'otherFolder':
    case 'partly':
      return ['leaveAsIs', 'addOurs', 'leaveOut']
    case 'covered':
    case 'shared':
    case 'leftOut':
      return []
  }
}

/** It goes to ActiveEye in another way than prescribed, and nobody decided what to do about it. */
export function awaitsDecision({ state, decision }: Pick<VpcStatus, 'state' | 'decision'>): boolean {
  return decision === undefined && possibleDecisions(state).length > 1
}
