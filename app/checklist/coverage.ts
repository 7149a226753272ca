import { z } from 'zod'
import type { LeftOut } from '../onboarding/leftOut.ts'
import type { Account } from '../onboarding/onboarding.ts'
import type { AccountStatus, RegionStatus } from './checklist.ts'
import { type VpcStatus, vpcStateSchema } from './vpcStatus.ts'

/** What is to be covered and what is: every host, the report and the steps ask here. */

/** A VPC's state, and what a person decided about it. */
export type JudgedVpc = Pick<VpcStatus, 'state' | 'decision'>

/** Why a run creates no flow log for a VPC: its state, or that a person accepted it as it is. */
export const leftAloneReasonSchema = z.enum([
  ...vpcStateSchema.exclude(['missing', 'elsewhere']).options,
  'leftAsIs',
])
export type LeftAloneReason = z.infer<typeof leftAloneReasonSchema>

/** The reasons other than that the VPC is covered. */
export const UNCOVERED_REASONS = leftAloneReasonSchema.exclude(['covered']).options

/** Why a run leaves this VPC alone; `undefined` when the run creates its flow log. */
export function leftAloneReason({ state, decision }: JudgedVpc): LeftAloneReason | undefined {
  switch (state) {
    case 'missing':
    case 'elsewhere':
      return undefined
    case 'otherTraffic':
    case 'otherFormat':
    case 'otherFolder':
    case 'partly':
      if (decision?.what === 'addOurs') return undefined
      return decision?.what === 'leaveAsIs' ? 'leftAsIs' : state
    case 'covered':
    case 'failing':
    case 'shared':
    case 'noTarget':
    case 'leftOut':
      return state
  }
}

/** No flow log of this VPC goes to ActiveEye, or a person wants ours beside it: a run creates one. */
export function isUncovered(vpc: JudgedVpc): boolean {
  return leftAloneReason(vpc) === undefined
}

/** AWS delivers all traffic of this VPC to ActiveEye, as far as AWS reports. */
export function isCovered({ state }: Pick<VpcStatus, 'state'>): boolean {
  switch (state) {
    case 'covered':
      return true
    case 'missing':
    case 'elsewhere':
    case 'failing':
    case 'otherTraffic':
    case 'otherFormat':
    case 'otherFolder':
    case 'partly':
    case 'shared':
    case 'noTarget':
    case 'leftOut':
      return false
  }
}

/**
 * This VPC counts for this account. A shared VPC counts for the account that owns it; one that a person left out or
 * accepted as it is counts for none.
 */
export function isToCover({ state, decision }: JudgedVpc): boolean {
  switch (state) {
    case 'missing':
    case 'elsewhere':
    case 'covered':
    case 'failing':
    case 'noTarget':
      return true
    case 'otherTraffic':
    case 'otherFormat':
    case 'otherFolder':
    case 'partly':
      return decision?.what !== 'leaveAsIs'
    case 'shared':
    case 'leftOut':
      return false
  }
}

/**
 * Who decided that this Region of the account, or the whole account, is not for ActiveEye, and why; `undefined`: it is
 * for ActiveEye. What is left out is neither looked at nor counted; only undo looks there.
 */
export function leftOutBy(
  { leftOut, regionsLeftOut = [] }: Pick<Account, 'leftOut' | 'regionsLeftOut'>,
  region?: string,
): LeftOut | undefined {
  if (leftOut !== undefined) return leftOut
  const decided = regionsLeftOut.find((each) => each.region === region)
  if (decided === undefined) return undefined
  const { reason, by, at } = decided
  return { reason, by, at }
}

/** The account is for ActiveEye: it counts, and somebody may have to do something for it. */
export function isMonitored({ state }: Pick<AccountStatus, 'state'>): boolean {
  return state !== 'leftOut'
}

/** Numbers of VPCs. */
export interface Coverage {
  readonly toCover: number
  readonly covered: number
  /** Not to cover, because a person left them out or accepted them as they are. */
  readonly decidedAgainst: number
  /** Subnets and network interfaces that were chosen in the VPCs to cover. */
  readonly targets: number
  readonly targetsCovered: number
}

/** The coverage of these Regions together, of one account or of several. One that was not seen, or is left out, counts nothing. */
export function coverageOf(regions: Iterable<Pick<RegionStatus, 'state' | 'vpcs'>>): Coverage {
  let [toCover, covered, decidedAgainst, targets, targetsCovered] = [0, 0, 0, 0, 0]
  for (const { state, vpcs } of regions) {
    if (state === 'notSeen' || state === 'leftOut') continue
    for (const vpc of vpcs) {
      if (isToCover(vpc)) toCover += 1
      if (isCovered(vpc)) covered += 1
      if (vpc.decision !== undefined && !isToCover(vpc)) decidedAgainst += 1
      if (vpc.chosen === undefined || !isToCover(vpc)) continue
      targets += vpc.targets?.length ?? 0
      targetsCovered += vpc.targets?.filter(isCovered).length ?? 0
    }
  }
  return { toCover, covered, decidedAgainst, targets, targetsCovered }
}

const counted = new WeakMap<object, Coverage>()

/** The coverage of an account's Regions. Counted once for each row, since the totals of a thousand are asked for often. */
export function coverageOfAccount({ regions }: Pick<AccountStatus, 'regions'>): Coverage {
  const known = counted.get(regions) ?? coverageOf(regions)
  counted.set(regions, known)
  return known
}

/** The last activity got into the account, so what is known of it is not older than that. */
export function isReached({ steps }: Pick<AccountStatus, 'steps'>): boolean {
  return steps.signIn.state === 'done'
}

/** Some activity got into the account. It stays so when the sign-in has ended since. */
export function wasLookedAt({ identity }: Pick<AccountStatus, 'identity'>): boolean {
  return identity !== undefined
}

/** The last look saw this Region. */
export function isSeen({ state, vpcs }: Pick<RegionStatus, 'state' | 'vpcs'>): boolean {
  switch (state) {
    case 'running':
      return vpcs.length > 0
    case 'todo':
    case 'done':
    case 'waiting':
    case 'failed':
    case 'skipped':
      return true
    case 'notSeen':
    case 'notOptedIn':
    case 'leftOut':
      return false
  }
}

/**
 * How far the last activity came in a Region.
 * - `open`: it has not begun, or VPCs are still uncovered.
 * - `atWork`: calls to the Region are in flight.
 * - `ended`: the activity has ended there, with or without success.
 * - `notLookedAt`: the account has not enabled the Region, or it is left out, so no call is made.
 */
export type RegionStage = 'open' | 'atWork' | 'ended' | 'notLookedAt'

export function regionStage({ state }: Pick<RegionStatus, 'state'>): RegionStage {
  switch (state) {
    case 'todo':
      return 'open'
    case 'running':
      return 'atWork'
    case 'done':
    case 'waiting':
    case 'failed':
    case 'skipped':
    case 'notSeen':
      return 'ended'
    case 'notOptedIn':
    case 'leftOut':
      return 'notLookedAt'
  }
}
