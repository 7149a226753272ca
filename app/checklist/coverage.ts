import { type RegionStatus, type VpcStatus, vpcStateSchema } from './checklist.ts'

/** What is to be covered and what is: every host, the report and the steps ask here. */

/** Why a run creates no flow log for a VPC: its state. */
export const leftAloneReasonSchema = vpcStateSchema.exclude(['missing', 'elsewhere'])
export type LeftAloneReason = (typeof leftAloneReasonSchema)['options'][number]

/** Why a run leaves this VPC alone; `undefined` when the run creates its flow log. */
export function leftAloneReason({ state }: Pick<VpcStatus, 'state'>): LeftAloneReason | undefined {
  switch (state) {
    case 'missing':
    case 'elsewhere':
      return undefined
    case 'covered':
    case 'failing':
    case 'otherTraffic':
    case 'shared':
      return state
  }
}

/** No flow log of this VPC goes to ActiveEye, so a run creates one. */
export function isUncovered(vpc: Pick<VpcStatus, 'state'>): boolean {
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
    case 'shared':
      return false
  }
}

/** This VPC counts for this account. A shared VPC counts for the account that owns it. */
export function isToCover({ state }: Pick<VpcStatus, 'state'>): boolean {
  switch (state) {
    case 'missing':
    case 'elsewhere':
    case 'covered':
    case 'failing':
    case 'otherTraffic':
      return true
    case 'shared':
      return false
  }
}

/** Numbers of VPCs. */
export interface Coverage {
  readonly toCover: number
  readonly covered: number
}

/** The coverage of these Regions together, of one account or of several. A Region that was not seen counts nothing. */
export function coverageOf(regions: Iterable<Pick<RegionStatus, 'state' | 'vpcs'>>): Coverage {
  let [toCover, covered] = [0, 0]
  for (const { state, vpcs } of regions) {
    if (state === 'notSeen') continue
    for (const vpc of vpcs) {
      if (isToCover(vpc)) toCover += 1
      if (isCovered(vpc)) covered += 1
    }
  }
  return { toCover, covered }
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
      return false
  }
}

/**
 * How far the last activity came in a Region.
 * - `open`: it has not begun, or VPCs are still uncovered.
 * - `atWork`: calls to the Region are in flight.
 * - `ended`: the activity has ended there, with or without success.
 * - `notLookedAt`: the account has not enabled the Region, so no call is made.
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
      return 'notLookedAt'
  }
}
