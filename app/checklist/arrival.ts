import { saidAbout } from './activeeyeSaid.ts'
import type { AccountStatus, Arrival, RegionStatus } from './checklist.ts'
import { isToCover } from './coverage.ts'
import type { AccountFacts } from './facts.ts'
import { targetsOf } from './targets.ts'

/**
 * What ActiveEye said about the arrival of files. Only ActiveEye sees its bucket, so it is told who said it and who
 * recorded it, and is never called verified.
 */

/** What was said, and which flow logs it is about. */
interface SaidArrival extends Arrival {
  readonly flowLogIds: readonly string[]
}

/** What a person recorded, and what an answer file says; the newest first. Each is about its own flow logs. */
export function arrivalsOf(facts: Pick<AccountFacts, 'arrival' | 'said'>): readonly SaidArrival[] {
  const [recorded, said] = [facts.arrival, saidAbout(facts, 'arrival')]
  const ofPerson = recorded && {
    by: recorded.by,
    ...(recorded.since !== undefined && { since: recorded.since }),
    recordedAt: recorded.at,
    recordedBy: recorded.user,
    flowLogIds: recorded.flowLogIds,
  }
  const ofAnswer = said && {
    by: said.by,
    ...(said.since !== undefined && { since: said.since }),
    saidAt: said.at,
    recordedAt: said.importedAt,
    recordedBy: said.user,
    flowLogIds: said.flowLogIds,
  }
  const both = [ofAnswer, ofPerson].filter((one) => one !== undefined)
  const timeOf = ({ saidAt, recordedAt }: Arrival) => saidAt ?? recordedAt
  return both.toSorted((a, b) => timeOf(b).localeCompare(timeOf(a)))
}

/** The newest that is about a flow log that is still there. */
export function projectArrival(
  facts: Pick<AccountFacts, 'arrival' | 'said'>,
  regions: readonly Pick<RegionStatus, 'vpcs'>[],
): Arrival | undefined {
  const newest = arrivalsOf(facts).find((arrival) => isAboutAny(arrival, regions))
  if (newest === undefined) return undefined
  const { flowLogIds: _, ...arrival } = newest
  return arrival
}

/** Whether one of the flow logs that the confirmation is about is still there: it says nothing of others. */
function isAboutAny({ flowLogIds }: SaidArrival, regions: readonly Pick<RegionStatus, 'vpcs'>[]): boolean {
  return regions.some(({ vpcs }) =>
    vpcs
      .flatMap(targetsOf)
      .some(({ flowLogId }) => flowLogId !== undefined && flowLogIds.includes(flowLogId)),
  )
}

/**
 * The flow logs to ActiveEye that a confirmation of now is about. One that AWS can't deliver is not among them, so
 * that it needs a new confirmation once AWS delivers it.
 */
export function flowLogsThatMayArrive({ regions }: Pick<AccountStatus, 'regions'>): readonly string[] {
  const flowLogIds = regions.flatMap(({ vpcs }) =>
    vpcs
      .flatMap(targetsOf)
      .flatMap(({ flowLogId, delivery }) =>
        flowLogId === undefined || delivery === 'failing' ? [] : [flowLogId],
      ),
  )
  // One on a whole VPC may record several targets.
  return [...new Set(flowLogIds)]
}

/** The confirmation is about every VPC that is to be covered, and AWS reports an error for none of them. */
export function isArrivalConfirmed(regions: readonly Pick<RegionStatus, 'state' | 'vpcs'>[]): boolean {
  const vpcs = regions.flatMap((region) => (region.state === 'leftOut' ? [] : region.vpcs)).filter(isToCover)
  return vpcs.length > 0 && vpcs.every(({ delivery }) => delivery === 'arrivalConfirmed')
}

/** "says Jane Roe (ActiveEye), since 2026-10-01, recorded by alice at 14:05"; stands after "Arrival: ". */
export function arrivalWords(
  { by, since, saidAt, recordedBy, recordedAt }: Arrival,
  { timeOf }: { timeOf(iso: string): string },
): string {
  const from = since === undefined ? '' : `, since ${since}`
  const when = saidAt === undefined ? '' : `, ${timeOf(saidAt)}`
  const how = saidAt === undefined ? 'recorded' : 'in an answer imported'
  return `says ${by} (ActiveEye)${when}${from}, ${how} by ${recordedBy} at ${timeOf(recordedAt)}`
}

/** Why nothing can be confirmed for an account without a flow log; whole sentences. */
export function noArrivalYet({ name, accountId }: Pick<AccountStatus, 'name' | 'accountId'>): string {
  return `The arrival of files from ${name} (${accountId}) can't be confirmed: no flow log of it is known that AWS delivers. Nothing was recorded. Run the onboarding for this account first, or look again with check.`
}
