import type { AccountStatus, Arrival, RegionStatus } from './checklist.ts'
import { isToCover } from './coverage.ts'
import type { AccountFacts } from './facts.ts'

/**
 * What ActiveEye said about the arrival of files. Only ActiveEye sees its bucket, so it is told who said it and who
 * recorded it, and is never called verified.
 */

export function projectArrival({ by, since, at, user }: NonNullable<AccountFacts['arrival']>): Arrival {
  return { by, ...(since !== undefined && { since }), recordedAt: at, recordedBy: user }
}

/** Whether one of the flow logs that the confirmation is about is still there: it says nothing of others. */
export function isAboutAny(
  { flowLogIds }: NonNullable<AccountFacts['arrival']>,
  regions: readonly Pick<RegionStatus, 'vpcs'>[],
): boolean {
  return regions.some(({ vpcs }) =>
    vpcs.some(({ flowLogId }) => flowLogId !== undefined && flowLogIds.includes(flowLogId)),
  )
}

/**
 * The flow logs to ActiveEye that a confirmation of now is about. One that AWS can't deliver is not among them, so
 * that it needs a new confirmation once AWS delivers it.
 */
export function flowLogsThatMayArrive({ regions }: Pick<AccountStatus, 'regions'>): readonly string[] {
  return regions.flatMap(({ vpcs }) =>
    vpcs.flatMap(({ flowLogId, delivery }) =>
      flowLogId === undefined || delivery === 'failing' ? [] : [flowLogId],
    ),
  )
}

/** The confirmation is about every VPC that is to be covered, and AWS reports an error for none of them. */
export function isArrivalConfirmed(regions: readonly Pick<RegionStatus, 'state' | 'vpcs'>[]): boolean {
  const vpcs = regions.flatMap((region) => (region.state === 'leftOut' ? [] : region.vpcs)).filter(isToCover)
  return vpcs.length > 0 && vpcs.every(({ delivery }) => delivery === 'arrivalConfirmed')
}

/** "says Jane Roe (ActiveEye), since 2026-10-01, recorded by alice at 14:05"; stands after "Arrival: ". */
export function arrivalWords(
  { by, since, recordedBy, recordedAt }: Arrival,
  { timeOf }: { timeOf(iso: string): string },
): string {
  const from = since === undefined ? '' : `, since ${since}`
  return `says ${by} (ActiveEye)${from}, recorded by ${recordedBy} at ${timeOf(recordedAt)}`
}

/** Why nothing can be confirmed for an account without a flow log; whole sentences. */
export function noArrivalYet({ name, accountId }: Pick<AccountStatus, 'name' | 'accountId'>): string {
  return `The arrival of files from ${name} (${accountId}) can't be confirmed: no flow log of it is known that AWS delivers. Nothing was recorded. Run the onboarding for this account first, or look again with check.`
}
