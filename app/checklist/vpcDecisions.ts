import { z } from 'zod'
import type { LeftOut } from '../onboarding/leftOut.ts'
import type { Account } from '../onboarding/onboarding.ts'
import {
  type Decision,
  decidableStateSchema,
  decisionSchema,
  type VpcDecision,
} from '../onboarding/vpcDecision.ts'
import type { SeenVpc, VpcStatus } from './checklist.ts'
import { leftOutBy } from './coverage.ts'
import type { AccountFacts } from './facts.ts'

/** What the file's decisions make of what was seen. The journal holds what AWS has; the file, what was decided. */

/** A VPC as a look saw it, with what a person decided about it. */
export type DecidedVpc = SeenVpc & Pick<VpcStatus, 'decision'>

/** The VPCs that the last look saw in this Region, with what a person decided about them. */
export function vpcsOf(account: Account, facts: AccountFacts, region: string): readonly DecidedVpc[] {
  return withDecisions(account, region, facts.vpcs[region]?.vpcs ?? [])
}

export function withDecisions(
  account: Pick<Account, 'vpcDecisions' | 'leftOut' | 'regionsLeftOut'>,
  region: string,
  vpcs: readonly SeenVpc[],
): readonly DecidedVpc[] {
  const leftOut = leftOutBy(account, region)
  if (leftOut !== undefined) return vpcs.map((vpc) => ofLeftOutRegion(vpc, leftOut))
  const { vpcDecisions = [] } = account
  const decisions = new Map(
    vpcDecisions.flatMap((each) => (each.region === region ? [[each.vpcId, each]] : [])),
  )
  return decisions.size === 0 ? vpcs : vpcs.map((vpc) => withDecision(vpc, decisions.get(vpc.vpcId)))
}

/** Whatever was decided about the VPC itself: nothing is done in its Region. */
function ofLeftOutRegion(vpc: SeenVpc, leftOut: LeftOut): DecidedVpc {
  if (!possibleDecisions(vpc.state).includes('leaveOut')) return vpc
  return { ...vpc, state: 'leftOut', decision: { what: 'leaveOut', ...leftOut } }
}

/** A decision without effect is not shown: the VPC is covered meanwhile, or is not as the person saw it. */
function withDecision(vpc: SeenVpc, decided: VpcDecision | undefined): DecidedVpc {
  if (decided === undefined || !possibleDecisions(vpc.state).includes(decided.decision)) return vpc
  const { decision: what, seen, by, at, reason } = decided
  const decision = { what, by, at, ...(reason !== undefined && { reason }) }
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

/** What a person can choose for a VPC: a decision, or to take back the one that was made. */
export const vpcChoiceSchema = z.enum([...decisionSchema.options, 'takeBack'])
export type VpcChoice = z.infer<typeof vpcChoiceSchema>

/** The choices for a VPC as the checklist shows it; none where there is nothing to decide. */
export function choicesFor({ state, decision }: Pick<VpcStatus, 'state' | 'decision'>): readonly VpcChoice[] {
  if (decision === undefined) return possibleDecisions(state)
  return [...possibleDecisions(state).filter((choice) => choice !== decision.what), 'takeBack']
}

/** Where a VPC is. */
export const vpcPlaceSchema = z.strictObject({ accountId: z.string(), region: z.string(), vpcId: z.string() })
export type VpcPlace = z.infer<typeof vpcPlaceSchema>

/**
 * The account with what was chosen for some of its VPCs.
 * @param facts what was last seen of it: a decision is about that.
 * @returns the places for which the choice is not possible, and why; then nothing of it may be used.
 */
export function decide(
  account: Account,
  facts: AccountFacts,
  chosen: Pick<VpcDecision, 'by' | 'at' | 'reason'> & { readonly choice: VpcChoice },
  places: readonly Pick<VpcPlace, 'region' | 'vpcId'>[],
): { readonly account: Account; readonly refused: readonly DecisionRefusal[] } {
  const { choice, by, at, reason } = chosen
  const refused: DecisionRefusal[] = []
  const decided = places.flatMap(({ region, vpcId }): VpcDecision[] => {
    const vpc = (facts.vpcs[region]?.vpcs ?? []).find((one) => one.vpcId === vpcId)
    const state = vpc?.state
    if (choice === 'takeBack') {
      const made = account.vpcDecisions?.some((one) => one.region === region && one.vpcId === vpcId) ?? false
      if (!made) refused.push({ region, vpcId, state })
      return []
    }
    const seen = decidableStateSchema.safeParse(state)
    if (state === undefined || !seen.success || !possibleDecisions(state).includes(choice)) {
      refused.push({ region, vpcId, state })
      return []
    }
    return [
      { region, vpcId, decision: choice, seen: seen.data, by, at, ...(reason !== undefined && { reason }) },
    ]
  })
  const key = ({ region, vpcId }: Pick<VpcPlace, 'region' | 'vpcId'>) => `${region} ${vpcId}`
  const changed = new Set(places.map(key))
  const vpcDecisions = [...(account.vpcDecisions ?? []).filter((one) => !changed.has(key(one))), ...decided]
  const { vpcDecisions: _, ...rest } = account
  return { account: vpcDecisions.length === 0 ? rest : { ...rest, vpcDecisions }, refused }
}

export interface DecisionRefusal extends Pick<VpcPlace, 'region' | 'vpcId'> {
  /** As AWS has it; `undefined`: it was not seen. */
  readonly state: VpcStatus['state'] | undefined
}
