import { EventPublisher } from '@orpc/server'
import type { ActivityStatus } from '../../app/checklist/activityStatus.ts'
import { isLive } from '../../app/checklist/activityStatus.ts'
import type { AccountStatus, Checklist } from '../../app/checklist/checklist.ts'
import type { ActivityLine, Patch } from '../../app/checklist/checklistPatch.ts'
import type { Facts } from '../../app/checklist/facts.ts'
import { projectAccount, projectChecklist, totalsOf } from '../../app/checklist/projectChecklist.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'

/** The versioned copy of the checklist, kept up to date, and its changes as patches. */
export interface LiveChecklist {
  checklist(at: string): Checklist
  activity(): ActivityStatus | undefined
  setActivity(activity: ActivityStatus): void
  /** This account changed: its row goes out with the next patch. */
  touch(accountId: string): void
  tell(line: ActivityLine): void
  /** Everything first, then what changes; ends with the signal. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<Patch>
}

/** Patches are sent at most this often. Milliseconds. */
const INTERVAL = 100

export function createLiveChecklist(
  onboarding: Onboarding,
  facts: () => Facts,
  lastActivity: ActivityStatus | undefined,
): LiveChecklist {
  const accounts = new Map(onboarding.accounts.map((account) => [account.accountId, account]))
  const publisher = new EventPublisher<{ patch: Patch }>()
  const rows = new Map<string, AccountStatus>()
  const stale = new Set(accounts.keys())
  const unsent = new Set<string>()
  let lines: ActivityLine[] = []
  let activity = lastActivity
  let revision = 1
  let scheduled = false

  /** In the file's order. Only accounts that changed are projected again. */
  function freshRows(): AccountStatus[] {
    for (const accountId of stale) {
      const account = accounts.get(accountId)
      const known = facts().accounts.get(accountId)
      if (account !== undefined)
        rows.set(accountId, projectAccount(account, known, isLive(activity), onboarding))
    }
    stale.clear()
    return [...accounts.keys()].flatMap((accountId) => rows.get(accountId) ?? [])
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
    const sent = all.filter(({ accountId }) => unsent.has(accountId))
    unsent.clear()
    publisher.publish('patch', patchOf(base, all, sent, lines))
    lines = []
  }

  function patchOf(base: number, all: AccountStatus[], sent: AccountStatus[], told: ActivityLine[]): Patch {
    return {
      base,
      revision,
      ...(activity && { activity }),
      totals: totalsOf(all),
      accounts: sent,
      lines: told,
    }
  }

  return {
    checklist: (at) => projectChecklist(onboarding, freshRows(), at),
    activity: () => activity,
    setActivity(next) {
      activity = next
      // What shows as running depends on whether an activity runs.
      changed(accounts.keys())
    },
    touch(accountId) {
      if (accounts.has(accountId)) changed([accountId])
    },
    tell(line) {
      lines.push(line)
      changed([])
    },
    async *watch(signal) {
      const patches = publisher.subscribe('patch', signal ? { signal } : {})
      const all = freshRows()
      yield patchOf(0, all, all, [])
      yield* patches
    },
  }
}
