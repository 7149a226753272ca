import { z } from 'zod'
import type { LeftOut } from '../onboarding/leftOut.ts'
import type { Account } from '../onboarding/onboarding.ts'
import {
  type Decision,
  decidableStateSchema,
  decisionSchema,
  type VpcDecision,
} from '../onboarding/vpcDecision.ts'
import type { VpcTargets } from '../onboarding/vpcTargets.ts'
import { leftOutBy } from './coverage.ts'
import type { AccountFacts } from './facts.ts'
import { type ChosenVpc, choicesIn, isPossible, withChoice } from './targets.ts'
import type { SeenVpc, VpcStatus } from './vpcStatus.ts'

/** What the file's decisions make of what was seen. The journal holds what AWS has; the file, what was decided. */

/** A VPC as a look saw it, with what a person chose of it and decided about it. */
export type DecidedVpc = ChosenVpc & Pick<VpcStatus, 'decision'>

/** The VPCs that the last look saw in this Region, with what a person decided about them. */
export function vpcsOf(account: Account, facts: AccountFacts, region: string): readonly DecidedVpc[] {
  return withDecisions(account, region, facts.vpcs[region]?.vpcs ?? [])
}

export function withDecisions(
  account: Pick<Account, 'vpcDecisions' | 'vpcTargets' | 'leftOut' | 'regionsLeftOut'>,
  region: string,
  vpcs: readonly SeenVpc[],
): readonly DecidedVpc[] {
  const leftOut = leftOutBy(account, region)
  const chosen = withChoices(account, region, vpcs)
  if (leftOut !== undefined) return chosen.map((vpc) => ofLeftOutRegion(vpc, leftOut))
  const { vpcDecisions = [] } = account
  const decisions = new Map(
    vpcDecisions.flatMap((each) => (each.region === region ? [[each.vpcId, each]] : [])),
  )
  return decisions.size === 0 ? chosen : chosen.map((vpc) => withDecision(vpc, decisions.get(vpc.vpcId)))
}

/** Without what was decided about them. */
function withChoices(
  account: Pick<Account, 'vpcTargets'>,
  region: string,
  vpcs: readonly SeenVpc[],
): readonly ChosenVpc[] {
  const choices = choicesIn(account, region)
  if (choices.size === 0 && vpcs.every(({ chosen }) => chosen === undefined)) return vpcs
  return vpcs.map((vpc) => withChoice(vpc, choices.get(vpc.vpcId)))
}

/** Whatever was decided about the VPC itself: nothing is done in its Region. */
function ofLeftOutRegion(vpc: ChosenVpc, leftOut: LeftOut): DecidedVpc {
  if (!possibleDecisions(vpc.state).includes('leaveOut')) return vpc
  return { ...vpc, state: 'leftOut', decision: { what: 'leaveOut', ...leftOut } }
}

/** A decision without effect is not shown: the VPC is covered meanwhile, or is not as the person saw it. */
function withDecision(vpc: ChosenVpc, decided: VpcDecision | undefined): DecidedVpc {
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
    case 'noTarget':
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

/**
 * It goes to ActiveEye in another way than prescribed, or nothing of what was chosen exists, and nobody decided what to
 * do about it.
 */
export function awaitsDecision({ state, decision }: Pick<VpcStatus, 'state' | 'decision'>): boolean {
  return decision === undefined && (state === 'noTarget' || possibleDecisions(state).length > 1)
}

/**
 * What a person can choose for a VPC: a decision, or to take back the one that was made; `wholeVpc`: to take back that
 * only parts of it get flow logs.
 */
export const vpcChoiceSchema = z.enum([...decisionSchema.options, 'takeBack', 'wholeVpc'])
export type VpcChoice = z.infer<typeof vpcChoiceSchema>

/** The choices for a VPC as the checklist shows it; none where there is nothing to decide. */
export function choicesFor({
  state,
  decision,
  chosen,
}: Pick<VpcStatus, 'state' | 'decision' | 'chosen'>): readonly VpcChoice[] {
  return [
    ...possibleDecisions(state).filter((choice) => choice !== decision?.what),
    ...(decision === undefined ? [] : ['takeBack' as const]),
    ...(chosen === undefined ? [] : ['wholeVpc' as const]),
  ]
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
  if (choice === 'wholeVpc') return withWholeVpcs(account, places)
  const decided = places.flatMap(({ region, vpcId }): VpcDecision[] => {
    const vpc = withChoices(account, region, facts.vpcs[region]?.vpcs ?? []).find(
      (one) => one.vpcId === vpcId,
    )
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
  const changed = new Set(places.map(placeKey))
  const vpcDecisions = [
    ...(account.vpcDecisions ?? []).filter((one) => !changed.has(placeKey(one))),
    ...decided,
  ]
  const { vpcDecisions: _, ...rest } = account
  return { account: vpcDecisions.length === 0 ? rest : { ...rest, vpcDecisions }, refused }
}

/** The account with these VPCs monitored as a whole again; refused are those of which no parts were chosen. */
function withWholeVpcs(
  account: Account,
  places: readonly Pick<VpcPlace, 'region' | 'vpcId'>[],
): { readonly account: Account; readonly refused: readonly DecisionRefusal[] } {
  const { vpcTargets = [], ...rest } = account
  const chosen = new Set(vpcTargets.map(placeKey))
  const refused = places.filter((place) => !chosen.has(placeKey(place)))
  const changed = new Set(places.map(placeKey))
  const left = vpcTargets.filter((one) => !changed.has(placeKey(one)))
  return {
    account: left.length === 0 ? rest : { ...rest, vpcTargets: left },
    refused: refused.map(({ region, vpcId }) => ({ region, vpcId, state: undefined })),
  }
}

/**
 * The account with parts of one VPC chosen in the place of the whole, or why that is not possible; a sentence.
 * @param facts what was last seen of it.
 */
export function chooseParts(
  account: Account,
  facts: AccountFacts,
  choice: VpcTargets,
): { readonly account: Account } | { readonly refused: string } {
  const { region, vpcId } = choice
  const vpc = facts.vpcs[region]?.vpcs.find((one) => one.vpcId === vpcId)
  if (vpc === undefined) return { refused: `${vpcId} was not seen in ${region}. Look first, with plan.` }
  if (!isPossible(vpc, choice)) {
    return {
      refused: `${vpcId} in ${region} is shared by account ${vpc.ownerId}: AWS lets only its owner create flow logs on its subnets. Choose network interfaces that this account owns.`,
    }
  }
  const others = (account.vpcTargets ?? []).filter((one) => placeKey(one) !== placeKey(choice))
  return { account: { ...account, vpcTargets: [...others, choice] } }
}

function placeKey({ region, vpcId }: Pick<VpcPlace, 'region' | 'vpcId'>): string {
  return `${region} ${vpcId}`
}

export interface DecisionRefusal extends Pick<VpcPlace, 'region' | 'vpcId'> {
  /** As AWS has it; `undefined`: it was not seen. */
  readonly state: VpcStatus['state'] | undefined
}
