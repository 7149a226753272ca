import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JournalEvent } from '../../../../app/checklist/events.ts'
import { eventsThatCount } from '../../../../app/checklist/eventsThatCount.ts'
import { factsOf } from '../../../../app/checklist/facts.ts'
import { ARBITRARY_EVENTS, arbitraryEvents } from '../../../doubles/arbitraryOf.ts'

test('what counts amounts to the same as all, whatever happened, and is not shortened again', () => {
  fc.assert(
    fc.property(arbitraryEvents, (events) => {
      const counting = eventsThatCount(events)
      expect(factsOf(counting)).toEqual(factsOf(events))
      expect(eventsThatCount(counting)).toEqual(counting)
    }),
    { numRuns: 500 },
  )
})

test('what comes later means the same after compaction as without', () => {
  fc.assert(
    fc.property(arbitraryEvents, fc.nat({ max: 60 }), (events, at) => {
      const [before, after] = [events.slice(0, at), events.slice(at)]
      expect(factsOf([...eventsThatCount(before), ...after])).toEqual(factsOf(events))
    }),
  )
})

test('events stay as they were, in their order', () => {
  fc.assert(
    fc.property(arbitraryEvents, (events) => {
      const counting = new Set(eventsThatCount(events))
      expect(events.filter((event) => counting.has(event))).toEqual([...counting])
    }),
  )
})

describe('each kind of event', () => {
  test.each([...ARBITRARY_EVENTS])('%s is kept while it counts', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (event) => {
        // Not the newest of all, which is kept for its number.
        const later: JournalEvent = { seq: 2, at: 'b', type: 'signedIn', accountId: 'another', arn: 'a' }
        expect(eventsThatCount([event, later])).toEqual([event, later])
      }),
    )
  })
})

test('what was said again is dropped', () => {
  const said = [1, 2, 3].map((seq) => ({ seq, at: 'a', type: 'signedIn', accountId: 'a', arn: 'a' }) as const)
  expect(eventsThatCount(said)).toEqual(said.slice(2))
})
