import { expect, test } from 'vitest'
import type { JournalEvent } from '../../../../app/checklist/events.ts'
import { factsOf } from '../../../../app/checklist/facts.ts'
import { openJournal } from '../../../../app/checklist/journal.ts'
import { fakeClock } from '../../../doubles/fakeClock.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'

const SIGNED_IN = { type: 'signedIn', accountId: '111122223333', arn: 'arn' } as const
const CLOCK = fakeClock('2026-11-23T09:00:00.000Z')

test('numbers go on where the past ended, whatever its order', async () => {
  const past: JournalEvent[] = [7, 3].map((seq) => ({ ...SIGNED_IN, seq, at: '' }))
  const store = memoryJournal(past)
  await openJournal(store, CLOCK).record(SIGNED_IN)
  expect(store.kept.at(-1)).toMatchObject({ seq: 8, at: '2026-11-23T09:00:00.000Z' })
})

test('what is recorded at the same time gets numbers of its own, kept in their order', async () => {
  const store = memoryJournal()
  const journal = openJournal(store, CLOCK)
  await Promise.all([1, 2, 3].map(() => journal.record(SIGNED_IN)))
  expect(store.kept.map(({ seq }) => seq)).toEqual([1, 2, 3])
})

test('an event is known at once, and safe when the promise resolves', async () => {
  const store = memoryJournal()
  const journal = openJournal(store, CLOCK)
  const recorded = journal.record(SIGNED_IN)
  expect([journal.account('111122223333').signedIn?.seq, store.kept.length]).toEqual([1, 0])
  await recorded
  expect(store.kept).toHaveLength(1)
})

test('what can not be kept rejects', async () => {
  await expect(openJournal(memoryJournal([], { fullAfter: 0 }), CLOCK).record(SIGNED_IN)).rejects.toThrow(
    'ENOSPC',
  )
})

test('listeners hear of each event with the facts renewed, until they leave', async () => {
  const journal = openJournal(memoryJournal(), CLOCK)
  const heard: unknown[] = []
  const leave = journal.onEvent(({ seq }) => heard.push([seq, journal.facts().lastSeq]))
  await journal.record(SIGNED_IN)
  leave()
  await journal.record(SIGNED_IN)
  expect(heard).toEqual([[1, 1]])
})

test('what the journal knows is what its events amount to', async () => {
  const store = memoryJournal()
  const journal = openJournal(store, CLOCK)
  await journal.record({ type: 'activityStarted', activity: 'run', appVersion: '0', user: 'x' })
  await journal.record(SIGNED_IN)
  expect(journal.facts()).toEqual(factsOf(store.kept))
  expect(openJournal(memoryJournal(store.kept), CLOCK).facts()).toEqual(journal.facts())
})

test('of an account that nobody spoke of nothing is known', () => {
  expect(openJournal(memoryJournal(), CLOCK).account('111122223333').writes).toEqual({})
})
