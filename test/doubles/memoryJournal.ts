import type { JournalEvent } from '../../app/checklist/events.ts'
import type { JournalStore } from '../../app/checklist/journal.ts'
import { JournalUnusable } from '../../app/checklist/journalUnusable.ts'
import type { Call } from './fakeCalls.ts'

export interface MemoryJournal extends JournalStore {
  /** What is safe: the past, and what was appended since. */
  readonly kept: readonly JournalEvent[]
  /** Whether it is safe that this write was meant: by its token, or by what it deletes. */
  hasIntentOf(call: Call): boolean
  /** False once as much is kept as may be: the process died with that. */
  isAlive(): boolean
  /** Resolves when that happens. */
  readonly death: Promise<void>
}

export interface MemoryJournalLimits {
  /** The process dies when this many events are appended: later ones never come to an end. */
  readonly diesAfter?: number
  /** The disk is full when this many events are appended: later ones are refused. */
  readonly fullAfter?: number
}

/** A journal in memory. An event is not kept yet when `append` returns, only when its promise resolves. */
export function memoryJournal(
  past: readonly JournalEvent[] = [],
  { diesAfter = Number.POSITIVE_INFINITY, fullAfter = Number.POSITIVE_INFINITY }: MemoryJournalLimits = {},
): MemoryJournal {
  const kept = [...past]
  const { promise: death, resolve: die } = Promise.withResolvers<void>()
  const appended = () => kept.length - past.length
  if (diesAfter <= 0) die()
  return {
    past,
    kept,
    death,
    hasIntentOf: (call) => kept.some((event) => event.type === 'writeIntended' && isIntentOf(event, call)),
    isAlive: () => appended() < diesAfter,
    async append(event) {
      await Promise.resolve()
      if (appended() >= diesAfter) return new Promise(() => {})
      if (appended() >= fullAfter)
        throw new JournalUnusable('disk', 'ENOSPC: no space left on device', 'Free some space.')
      kept.push(event)
      if (appended() >= diesAfter) die()
    },
  }
}

function isIntentOf({ token, write }: Extract<JournalEvent, { type: 'writeIntended' }>, call: Call): boolean {
  if (call.token !== undefined) return token === call.token
  return write.kind === 'deleteFlowLogs' && write.flowLogIds.join() === call.about?.join()
}
