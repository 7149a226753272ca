import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BucketGate, bucketGate, type Turn } from '../../../../app/steps/bucketGate.ts'

/** Asks for turns and notes what each Region was told; a Region that waits was told nothing yet. */
function watched(regions: number) {
  const gate = bucketGate(regions)
  const turns: Record<string, Turn> = {}
  return {
    gate,
    turns,
    ask(region: string, uncovered: number, accepts = false) {
      gate.turn(uncovered, accepts).then((turn) => {
        turns[region] = turn
      })
    },
  }
}

/** Lets every promise that can go on do so. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

describe('who probes', () => {
  test('a Region with one VPC probes at once: it loses nothing', async () => {
    const { turns, ask } = watched(3)
    ask('large', 5)
    ask('single', 1)
    await settled()
    expect(turns).toEqual({ single: 'probe' })
  })

  test('a Region with more waits for those that have not spoken, then the smallest probes', async () => {
    const { gate, turns, ask } = watched(3)
    ask('large', 5)
    ask('small', 2)
    await settled()
    expect(turns).toEqual({})
    gate.leave(false)
    await settled()
    expect(turns).toEqual({ small: 'probe' })
  })

  test('only one at a time', async () => {
    const { turns, ask } = watched(2)
    ask('a', 1)
    ask('b', 1)
    await settled()
    expect(turns).toEqual({ a: 'probe' })
  })

  test('the only Region probes for itself', async () => {
    const { turns, ask } = watched(1)
    ask('only', 9)
    await settled()
    expect(turns).toEqual({ only: 'probe' })
  })
})

describe('what the probe finds', () => {
  test.each([
    ['accepted', 'open'],
    ['refused', 'closed'],
  ] as const)('%s: those that wait, and those that come later, are told %s', async (answer, told) => {
    const { gate, turns, ask } = watched(3)
    ask('prober', 1)
    ask('waits', 3)
    await settled()
    gate.answer(answer)
    ask('late', 4)
    await settled()
    expect(turns).toEqual({ prober: 'probe', waits: told, late: told })
  })

  test('nothing about the bucket: another Region probes', async () => {
    const { gate, turns, ask } = watched(2)
    ask('first', 1)
    ask('second', 7)
    await settled()
    gate.answer('unknown')
    await settled()
    expect(turns).toEqual({ first: 'probe', second: 'probe' })
    gate.answer('refused')
  })
})

describe('a flow log that the bucket took before is evidence enough', () => {
  test.each(['leave', 'turn'] as const)('it opens the gate by %s, without a probe', async (by) => {
    const { gate, turns, ask } = watched(2)
    ask('waits', 3)
    if (by === 'leave') gate.leave(true)
    else ask('has one', 2, true)
    await settled()
    expect(turns).toMatchObject({ waits: 'open' })
    expect(Object.values(turns)).not.toContain('probe')
  })

  test('it outweighs a probe that is under way', async () => {
    const { gate, turns, ask } = watched(3)
    ask('prober', 1)
    ask('waits', 3)
    gate.leave(true)
    await settled()
    expect(turns).toEqual({ prober: 'probe', waits: 'open' })
    gate.answer('refused')
    await settled()
    expect(turns).toEqual({ prober: 'probe', waits: 'open' })
  })

  test('after a refusal everybody stays, so that one activity tells one story', async () => {
    const { gate, turns, ask } = watched(3)
    ask('prober', 1)
    await settled()
    gate.answer('refused')
    gate.leave(true)
    ask('late', 2)
    await settled()
    expect(turns).toEqual({ prober: 'probe', late: 'closed' })
  })
})

type Speech = { readonly uncovered: number; readonly accepts: boolean }

/** A Region as flowLogsInRegion.ts uses the gate: it speaks once, and a prober answers once. */
async function region(
  gate: BucketGate,
  { uncovered, accepts }: Speech,
  answer: () => 'accepted' | 'refused' | 'unknown',
  turns: Turn[],
) {
  if (uncovered === 0) return gate.leave(accepts)
  const turn = await gate.turn(uncovered, accepts)
  turns.push(turn)
  if (turn === 'probe') {
    await Promise.resolve()
    gate.answer(answer())
  }
}

test('whatever the Regions say and in whatever order, every turn comes to an end', async () => {
  const speech = fc.record({ uncovered: fc.nat(3), accepts: fc.boolean() })
  const answers = fc.array(fc.constantFrom('accepted', 'refused', 'unknown'), { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(speech, { maxLength: 12 }),
      fc.infiniteStream(fc.nat(3)),
      answers,
      async (speeches, delays, told) => {
        const gate = bucketGate(speeches.length)
        const turns: Turn[] = []
        let asked = 0
        let probing = 0
        const nextAnswer = () => {
          probing += 1
          return told[asked++ % told.length] ?? 'unknown'
        }
        let ended = 0
        for (const one of speeches) {
          for (let ticks = delays.next().value ?? 0; ticks > 0; ticks -= 1) await Promise.resolve()
          region(gate, one, nextAnswer, turns).then(() => {
            ended += 1
          })
        }
        await settled()
        expect(ended).toBe(speeches.length)
        expect(turns.filter((turn) => turn === 'probe')).toHaveLength(probing)
        if (turns.includes('open') && turns.includes('closed'))
          throw new Error('Some went ahead and some stayed.')
      },
    ),
  )
})
