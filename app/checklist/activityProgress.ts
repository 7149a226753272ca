import { z } from 'zod'
import type { StepName } from '../onboarding/stepName.ts'
import { numberText } from '../text/numberText.ts'
import { plural } from '../text/plural.ts'
import type { AccountStatus } from './checklist.ts'
import { coverageOfAccount, regionStage } from './coverage.ts'
import type { ActivityKind, JournalEvent } from './events.ts'

/** How far the running activity is; page, terminal and taskbar show the same. */
export const progressSchema = z.strictObject({
  /** See {@link unitOf}. */
  unit: z.enum(['VPC', 'Region', 'account']),
  done: z.number(),
  /** With Regions of several accounts, each account's counted by itself: how many accounts. */
  accounts: z.number().optional(),
  /** Left out until all that is to be counted is known. */
  total: z.number().optional(),
  /** With VPCs, where the stacks are worked on too: how many of them are done. */
  stacks: z.strictObject({ done: z.number(), total: z.number() }).optional(),
  /** With VPCs that are all covered: accounts whose stack still takes time; left out when there is none. */
  atWork: z.number().optional(),
  /** Units in a minute; left out until it was measured. */
  perMinute: z.number().optional(),
  /** At that rate. */
  secondsLeft: z.number().optional(),
})
export type Progress = z.infer<typeof progressSchema>

export interface ProgressTracker {
  see(event: JournalEvent): void
  /** The activity has ended its work on this account. */
  end(accountId: string): void
  /** @param now milliseconds on a clock that only goes forward. */
  progress(rows: Iterable<AccountStatus>, now: number): Progress
}

interface AccountProgress {
  isEnded: boolean
  /** By name, once the work on the Regions has begun. */
  readonly regions: Map<string, 'open' | 'seen' | 'ended'>
}

/** A rate over less than this is chance. Milliseconds. */
const SHORTEST_MEASURE = 5_000

/** With more accounts than these, the last ones begin when the first ones have ended. */
const MANY_ACCOUNTS = 12

/**
 * A run counts VPCs that are covered, and a look Regions. An activity that records neither counts accounts, and so does
 * a look at many: how many Regions they have is not known before its end.
 */
function unitOf(activity: ActivityKind, skip: readonly StepName[], accounts: number): Progress['unit'] {
  if (skip.includes('flowLogs')) return 'account'
  switch (activity) {
    case 'run':
      return 'VPC'
    case 'plan':
    case 'check':
    case 'undo':
      return accounts > MANY_ACCOUNTS ? 'account' : 'Region'
    case 'undoPlan':
      return 'account'
  }
}

export function trackProgress(
  activity: ActivityKind,
  skip: readonly StepName[],
  accountIds: readonly string[],
): ProgressTracker {
  const unit = unitOf(activity, skip, accountIds.length)
  const works = new Map(
    accountIds.map((id): [string, AccountProgress] => [id, { isEnded: false, regions: new Map() }]),
  )
  let start: { readonly done: number; readonly now: number } | undefined

  function count(
    rows: Iterable<AccountStatus>,
  ): Pick<Progress, 'done' | 'total' | 'accounts' | 'atWork' | 'stacks'> {
    const all = [...works.values()]
    switch (unit) {
      case 'account':
        return { done: all.filter(({ isEnded }) => isEnded).length, total: all.length }
      case 'Region': {
        const stages = all.flatMap(({ regions }) => [...regions.values()])
        const done = stages.filter((stage) => stage === 'ended').length
        const inAccounts = all.length > 1 ? { accounts: all.length } : {}
        return all.every(hasBegun) ? { done, total: stages.length, ...inAccounts } : { done, ...inAccounts }
      }
      case 'VPC': {
        let [done, total, stacksDone] = [0, 0, 0]
        let isKnown = true
        for (const row of rows) {
          const work = works.get(row.accountId)
          if (work === undefined) continue
          const { covered, toCover } = coverageOfAccount(row)
          done += covered
          total += toCover
          if (row.steps.stack.state === 'done') stacksDone += 1
          isKnown &&= isSeen(work) || wasSeenBefore(work, row)
        }
        const stacks = skip.includes('stack') ? {} : { stacks: { done: stacksDone, total: all.length } }
        if (!isKnown) return { done, ...stacks }
        const atWork = done < total ? 0 : all.filter(({ isEnded }) => !isEnded).length
        return { done, total, ...stacks, ...(atWork > 0 && { atWork }) }
      }
    }
  }

  return {
    see(event) {
      if (event.type !== 'regionChanged' && event.type !== 'vpcsSeen') return
      const regions = works.get(event.accountId)?.regions
      if (event.type === 'vpcsSeen') {
        if (regions?.get(event.region) === 'open') regions.set(event.region, 'seen')
      } else if (regionStage(event) === 'atWork') regions?.set(event.region, 'open')
      else if (regions?.has(event.region)) regions.set(event.region, 'ended')
    },
    end(accountId) {
      const work = works.get(accountId)
      if (work !== undefined) work.isEnded = true
    },
    progress(rows, now) {
      const counted = count(rows)
      const { done, total } = counted
      if (total === undefined) return { unit, ...counted }
      start ??= { done, now }
      const elapsed = now - start.now
      const gained = done - start.done
      if (gained <= 0 || elapsed < SHORTEST_MEASURE || done === total) return { unit, ...counted }
      const perMinute = (gained / elapsed) * 60_000
      return { unit, ...counted, perMinute, secondsLeft: ((total - done) / perMinute) * 60 }
    },
  }
}

function hasBegun({ isEnded, regions }: AccountProgress): boolean {
  return isEnded || regions.size > 0
}

function isSeen(work: AccountProgress): boolean {
  return (
    work.isEnded || (work.regions.size > 0 && [...work.regions.values()].every((stage) => stage !== 'open'))
  )
}

/** The work on it has not begun, and an earlier look has shown its VPCs. */
function wasSeenBefore({ regions }: AccountProgress, row: AccountStatus): boolean {
  return regions.size === 0 && row.regions.length > 0
}

/** Of a bar for work that goes on although all that is counted is done. */
const NEARLY_ALL = 0.99

/**
 * From 0 to 1, and 1 only when all is done; `undefined` while the total is not known, or is nothing. A stack counts as
 * much as a VPC.
 */
export function fractionOf({ done, total, atWork, stacks }: Progress): number | undefined {
  if (total === undefined || total === 0) return undefined
  const fraction = (done + (stacks?.done ?? 0)) / (total + (stacks?.total ?? 0))
  return atWork === undefined ? fraction : Math.min(NEARLY_ALL, fraction)
}

/** `stacks 1 of 4, flow logs 12 of 90, 30 a minute, about 3 minutes left`; `12 of 18 Regions looked at` */
export function progressWords(progress: Progress): string {
  const { unit, done, total, accounts, atWork, stacks, perMinute, secondsLeft } = progress
  const verb = unit === 'Region' ? 'looked at' : 'worked through'
  const where = accounts === undefined ? '' : ` in ${plural(accounts, 'account')}`
  const counted =
    total === undefined
      ? `${plural(done, unit)}${where} ${verb} so far`
      : `${numberText(done)} of ${plural(total, unit)}${where} ${verb}`
  const count = unit === 'VPC' ? runCount(progress) : counted
  // A stack that is not done says why an account is still at work.
  if (atWork !== undefined && stacks !== undefined && stacks.done < stacks.total) return count
  if (atWork !== undefined) return `${count}, ${plural(atWork, 'account')} still at work`
  if (perMinute === undefined || secondsLeft === undefined) return count
  return `${count}, ${Math.max(1, Math.round(perMinute))} a minute, ${leftWords(secondsLeft)}`
}

/** `stacks 1 of 4, flow logs 12 of 90` */
function runCount({ done, total, stacks }: Pick<Progress, 'done' | 'total' | 'stacks'>): string {
  const flowLogs =
    total === undefined
      ? `flow logs of ${plural(done, 'VPC')} so far`
      : `flow logs ${numberText(done)} of ${numberText(total)}`
  return stacks === undefined
    ? flowLogs
    : `stacks ${numberText(stacks.done)} of ${numberText(stacks.total)}, ${flowLogs}`
}

function leftWords(seconds: number): string {
  if (seconds < 60) return 'less than a minute left'
  const minutes = Math.round(seconds / 60)
  return minutes < 120
    ? `about ${plural(minutes, 'minute')} left`
    : `about ${Math.round(minutes / 60)} hours left`
}
