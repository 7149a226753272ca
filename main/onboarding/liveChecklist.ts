import { EventPublisher } from '@orpc/server'
import type { Clock } from '../../app/async/clock.ts'
import { type ProgressTracker, trackProgress } from '../../app/checklist/activityProgress.ts'
import type { ActivityStatus } from '../../app/checklist/activityStatus.ts'
import { isLive } from '../../app/checklist/activityStatus.ts'
import type { AccountStatus, Checklist } from '../../app/checklist/checklist.ts'
import type { ActivityLine, Patch } from '../../app/checklist/checklistPatch.ts'
import type { JournalEvent } from '../../app/checklist/events.ts'
import { type AccountFacts, type Facts, isAccountEvent } from '../../app/checklist/facts.ts'
import { projectAccount, projectAnswer, projectChecklist } from '../../app/checklist/projectChecklist.ts'
import { totalsOf } from '../../app/checklist/totals.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { STEPS } from '../../app/onboarding/stepName.ts'
import { type ActivityRequest, accountsToWorkOn } from '../../app/run/activityRequest.ts'

/** The versioned copy of the checklist, kept up to date, and its changes as patches. */
export interface LiveChecklist {
  checklist(at: string): Checklist
  activity(): ActivityStatus | undefined
  setActivity(activity: ActivityStatus): void
  /** The same activity in the same state: no account looks different by that. */
  renewActivity(activity: ActivityStatus): void
  /** An activity that runs in this process; its progress goes out with the patches until it ends. */
  begin(activity: ActivityStatus, request: ActivityRequest): void
  /** The activity begins its work on this account, or ends it. */
  setAtWork(accountId: string, isAtWork: boolean): void
  /** What the journal has just recorded. */
  see(event: JournalEvent): void
  tell(line: ActivityLine): void
  /** Everything first, then what changes; ends with the signal. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<Patch>
}

/** Patches are sent at most this often. Milliseconds. */
const INTERVAL = 100

/** The rows in a patch, in characters of JSON; one row may be larger. The others follow. */
const PATCH_BYTES = 40_000

export function createLiveChecklist(
  onboarding: Onboarding,
  facts: () => Facts,
  lastActivity: ActivityStatus | undefined,
  clock: Pick<Clock, 'monotonic'>,
): LiveChecklist {
  const accounts = new Map(onboarding.accounts.map((account) => [account.accountId, account]))
  const publisher = new EventPublisher<{ patch: Patch }>()
  const rows = new Map<string, AccountStatus>()
  const stale = new Set(accounts.keys())
  const unsent = new Set<string>()
  const working = new Set<string>()
  let tracker: ProgressTracker | undefined
  let lines: ActivityLine[] = []
  let activity = lastActivity
  /** The activity as the last patch told it. */
  let told = lastActivity
  let revision = 1
  let scheduled = false

  /** In the file's order. Only accounts that changed are projected again. */
  function freshRows(): AccountStatus[] {
    for (const accountId of stale) {
      const account = accounts.get(accountId)
      const known = facts().accounts.get(accountId)
      if (account !== undefined)
        rows.set(accountId, projectAccount(account, known, isAtWork(accountId, known), onboarding))
    }
    stale.clear()
    return [...accounts.keys()].flatMap((accountId) => rows.get(accountId) ?? [])
  }

  /** Another process tells nothing of its work but what it records. */
  function isAtWork(accountId: string, known: AccountFacts | undefined): boolean {
    if (!isLive(activity)) return false
    if (tracker !== undefined) return working.has(accountId)
    return STEPS.some((step) => known?.steps[step]?.state === 'running')
  }

  /** What shows as running depends on whether an activity runs; the other accounts look as before. */
  function change(next: ActivityStatus, begin = () => {}): void {
    const before = atWork()
    begin()
    activity = next
    const after = atWork()
    changed([...accounts.keys()].filter((accountId) => before.has(accountId) !== after.has(accountId)))
  }

  function atWork(): Set<string> {
    const known = facts().accounts
    return new Set([...accounts.keys()].filter((accountId) => isAtWork(accountId, known.get(accountId))))
  }

  function changed(accountIds: Iterable<string>): void {
    for (const accountId of accountIds) {
      stale.add(accountId)
      unsent.add(accountId)
    }
    if (scheduled) return
    scheduled = true
    setTimeout(flush, INTERVAL)
  }

  function flush(): void {
    scheduled = false
    const all = freshRows()
    const base = revision
    revision += 1
    const sent = nextRows(PATCH_BYTES)
    const isEnd = !isLive(activity)
    // Nobody sees an end with old rows, so it is told with the last of them, which follow without a pause.
    if (!isEnd || unsent.size === 0) told = activity
    publisher.publish('patch', patchOf(base, all, sent, lines))
    lines = []
    if (unsent.size === 0) return
    if (isEnd) {
      scheduled = true
      setImmediate(flush)
    } else changed([])
  }

  /** As many of the rows that changed as go into a patch, the longest waiting first. */
  function nextRows(limit: number): AccountStatus[] {
    const next: AccountStatus[] = []
    let bytes = 0
    for (const accountId of unsent) {
      const row = rows.get(accountId)
      if (row === undefined) continue
      bytes += JSON.stringify(row).length
      if (next.length > 0 && bytes > limit) break
      next.push(row)
      unsent.delete(accountId)
    }
    return next
  }

  function patchOf(base: number, all: AccountStatus[], sent: AccountStatus[], news: ActivityLine[]): Patch {
    const answer = projectAnswer(facts())
    return {
      base,
      revision,
      ...(told && { activity: told }),
      ...(tracker && isLive(told) && { progress: tracker.progress(all, clock.monotonic()) }),
      ...(answer && { answer }),
      totals: totalsOf(all),
      accounts: sent,
      lines: news,
    }
  }

  return {
    checklist: (at) => projectChecklist(onboarding, freshRows(), at, projectAnswer(facts())),
    activity: () => activity,
    setActivity: change,
    renewActivity(next) {
      activity = next
      changed([])
    },
    begin(next, request) {
      const worked = accountsToWorkOn(onboarding.accounts, request)
      change(next, () => {
        tracker = trackProgress(
          request.activity,
          request.skip,
          worked.map(({ accountId }) => accountId),
        )
      })
    },
    setAtWork(accountId, isAtWork) {
      if (isAtWork) working.add(accountId)
      else working.delete(accountId)
      if (!isAtWork) tracker?.end(accountId)
      changed([accountId])
    },
    see(event) {
      tracker?.see(event)
      if (event.type === 'answerImported') changed([])
      if (isAccountEvent(event) && accounts.has(event.accountId)) changed([event.accountId])
    },
    tell(line) {
      lines.push(line)
      changed([])
    },
    async *watch(signal) {
      const patches = publisher.subscribe('patch', signal ? { signal } : {})
      const all = freshRows()
      told = activity
      yield patchOf(0, all, all, [])
      yield* patches
    },
  }
}
