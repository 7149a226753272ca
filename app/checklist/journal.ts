import type { Clock } from '../async/clock.ts'
import { lastPlace, placeOf, stampAfter } from './eventPlace.ts'
import type { JournalEvent, NewJournalEvent } from './events.ts'
import {
  type AccountFacts,
  type Facts,
  factsOf,
  isAccountEvent,
  NO_ACCOUNT_FACTS,
  reduceAccount,
  reduceActivity,
} from './facts.ts'

/** Stores events. `main/journal` stores them on disk, tests in memory. */
export interface JournalStore {
  /** The valid events when the store was opened, oldest first. */
  readonly past: readonly JournalEvent[]
  /** Resolves when the event would survive a power cut. Rejects when it can't be kept; nothing may be done then. */
  append(event: JournalEvent): Promise<void>
}

/** An open journal. `record` updates the facts at once and resolves when the event is on disk. */
export interface Journal {
  record(event: NewJournalEvent): Promise<void>
  facts(): Facts
  account(accountId: string): AccountFacts
  /** Called after each event, when the facts include it. Returns the function that unsubscribes. */
  onEvent(listener: (event: JournalEvent) => void): () => void
}

export function openJournal(store: JournalStore, clock: Clock): Journal {
  const { accounts: known, ...past } = factsOf(store.past)
  const accounts = new Map(known)
  const listeners = new Set<(event: JournalEvent) => void>()
  let activity: Omit<Facts, 'accounts'> = past
  let last = lastPlace(store.past)

  function note(event: JournalEvent): void {
    activity = reduceActivity(activity, event)
    if (isAccountEvent(event))
      accounts.set(event.accountId, reduceAccount(accounts.get(event.accountId), event))
  }

  return {
    record(newEvent) {
      const event: JournalEvent = {
        seq: activity.lastSeq + 1,
        ...stampAfter(last, clock.now()),
        ...newEvent,
      }
      last = placeOf(event)
      note(event)
      for (const listener of listeners) listener(event)
      return store.append(event)
    },
    facts: () => ({ ...activity, accounts }),
    account: (accountId) => accounts.get(accountId) ?? NO_ACCOUNT_FACTS,
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
