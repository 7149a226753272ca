import { setImmediate as nextTurn } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { JournalEvent } from '../../app/checklist/events.ts'
import { eventsThatCount } from '../../app/checklist/eventsThatCount.ts'
import { factsOf, isAccountEvent } from '../../app/checklist/facts.ts'
import { packedLine } from './packedLine.ts'

/**
 * What a journal on disk holds, in groups that become packed lines. A group is packed anew only when events were added to
 * it, and one at a time, so that the process goes on answering meanwhile.
 */
export interface Packing {
  /** Events that are on disk now. */
  add(events: readonly JournalEvent[]): void
  /** All events that are there when it is called, as lines: those that still count, with their numbers. */
  pack(): Promise<readonly string[]>
  /** What was added since the last call of `pack`. */
  since(): readonly JournalEvent[]
}

/** Few enough to be packed without a pause. */
const ACCOUNTS_IN_A_GROUP = 4

interface Group {
  events: readonly JournalEvent[]
  /** Of all its events; left out when some were added since. */
  line?: string | undefined
}

/** @param past with their places, which can't be told any more when events before them are gone */
export function packingOf(past: readonly JournalEvent[]): Packing {
  const groups = new Map<number, Group>()
  const accounts = new Map<string, number>()
  let since: JournalEvent[] = []
  /** The number of the event with which the last activity began. */
  let began = 0

  function add(events: readonly JournalEvent[]): void {
    for (const { type, seq } of events) if (type === 'activityStarted') began = Math.max(began, seq)
    for (const [number, added] of Map.groupBy(events, groupOf)) {
      groups.set(number, { events: [...(groups.get(number)?.events ?? []), ...added] })
    }
  }

  /** Facts of different accounts do not depend on each other, nor on which activities there were. */
  function groupOf(event: JournalEvent): number {
    if (!isAccountEvent(event)) return -1
    const place = accounts.get(event.accountId) ?? accounts.size
    accounts.set(event.accountId, place)
    return Math.floor(place / ACCOUNTS_IN_A_GROUP)
  }

  async function packGroup(number: number, { events, line }: Group): Promise<string> {
    if (line !== undefined) return line
    const counting = counted(events, began)
    const text = packedLine(counting)
    const added = groups.get(number)?.events.slice(events.length) ?? []
    groups.set(
      number,
      added.length > 0 ? { events: [...counting, ...added] } : { events: counting, line: text },
    )
    await nextTurn()
    return text
  }

  add(past)
  return {
    add(events) {
      add(events)
      since.push(...events)
    },
    async pack() {
      since = []
      const lines: string[] = []
      for (const [number, group] of [...groups]) lines.push(await packGroup(number, group))
      return lines
    },
    since: () => since,
  }
}

/**
 * The events that the facts still hold, or held when the last activity began, since what changed is told by comparing both.
 * All events where the facts are not made of events alone: a dropped event is gone.
 */
function counted(events: readonly JournalEvent[], began: number): readonly JournalEvent[] {
  const before = events.filter(({ seq }) => seq < began)
  const held = new Set([...eventsThatCount(before), ...eventsThatCount(events)])
  const counting = events.filter((event) => held.has(event))
  return isDeepStrictEqual(factsOf(counting), factsOf(events)) ? counting : events
}
