import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BucketGate,
  type BucketTurn,
  bucketGate,
  type ProbeAnswer,
} from '../../../../app/steps/bucketGate.ts'

/** Asks for turns and notes what each Region was told; a Region that waits was told nothing yet. */
function watched() {
  const lates: (() => void)[] = []
  const gate = bucketGate(
    (answered) =>
      new Promise((resolve, reject) => {
        lates.push(resolve)
        answered.addEventListener('abort', () => reject(answered.reason), { once: true })
      }),
  )
  const turns: Record<string, BucketTurn['kind']> = {}
  const answers: Record<string, (answer: ProbeAnswer) => void> = {}
  return {
    gate,
    turns,
    ask(region: string, uncovered: number) {
      gate.turn(uncovered).then((turn) => {
        turns[region] = turn.kind
        if (turn.kind === 'probe') answers[region] = turn.answer
      })
    },
    answer: (region: string, answer: ProbeAnswer) => answers[region]?.(answer),
    /** The answers to all probes so far are late. */
    late() {
      for (const late of lates.splice(0)) late()
    },
  }
}

/** Lets every promise that can go on do so. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

describe('who probes', () => {
  test('the first Region whose look was answered, whatever other Regions do', async () => {
    const { turns, ask } = watched()
    ask('large', 5)
    ask('single', 1)
    await settled()
    expect(turns).toEqual({ large: 'probe' })
  })

  test('only one at a time', async () => {
    const { turns, ask } = watched()
    ask('a', 1)
    ask('b', 1)
    await settled()
    expect(turns).toEqual({ a: 'probe' })
  })

  test('then the smallest of those that wait: with one VPC it loses nothing', async () => {
    const { turns, ask, answer } = watched()
    ask('first', 3)
    ask('large', 5)
    ask('single', 1)
    await settled()
    answer('first', 'unknown')
    await settled()
    expect(turns).toEqual({ first: 'probe', single: 'probe' })
  })
})

describe('what the probe finds', () => {
  test.each([
    ['accepted', 'open'],
    ['refused', 'closed'],
  ] as const)('%s: those that wait, and those that come later, are told %s', async (found, told) => {
    const { turns, ask, answer } = watched()
    ask('prober', 1)
    ask('waits', 3)
    await settled()
    answer('prober', found)
    ask('late', 4)
    await settled()
    expect(turns).toEqual({ prober: 'probe', waits: told, late: told })
  })

  test('nothing about the bucket: another Region probes', async () => {
    const { turns, ask, answer } = watched()
    ask('first', 1)
    ask('second', 7)
    await settled()
    answer('first', 'unknown')
    await settled()
    expect(turns).toEqual({ first: 'probe', second: 'probe' })
  })
})

describe('a probe that is not answered in time', () => {
  test('holds nobody: another Region probes beside it, one after the other', async () => {
    const { turns, ask, late, answer } = watched()
    for (const region of ['silent', 'second', 'third', 'fourth']) ask(region, 2)
    await settled()
    late()
    await settled()
    expect(turns).toEqual({ silent: 'probe', second: 'probe' })
    late()
    await settled()
    expect(turns).toEqual({ silent: 'probe', second: 'probe', third: 'probe' })
    answer('third', 'accepted')
    await settled()
    expect(turns).toMatchObject({ fourth: 'open' })
  })

  test('lets a Region probe that comes only then', async () => {
    const { turns, ask, late } = watched()
    ask('silent', 1)
    await settled()
    late()
    await settled()
    ask('later', 1)
    await settled()
    expect(turns).toEqual({ silent: 'probe', later: 'probe' })
  })

  test('and fails at last, makes no third Region probe while the second one does', async () => {
    const { turns, ask, late, answer } = watched()
    for (const region of ['silent', 'second', 'third']) ask(region, 2)
    await settled()
    late()
    await settled()
    answer('silent', 'unknown')
    await settled()
    expect(turns).toEqual({ silent: 'probe', second: 'probe' })
  })

  test.each(['accepted', 'refused'] as const)(
    'and is %s at last, changes nothing that was told',
    async (last) => {
      const { turns, ask, late, answer } = watched()
      for (const region of ['silent', 'second', 'third']) ask(region, 2)
      await settled()
      late()
      await settled()
      answer('second', last === 'accepted' ? 'refused' : 'accepted')
      answer('silent', last)
      ask('later', 1)
      await settled()
      expect(turns).toMatchObject({ later: turns.third })
    },
  )
})

describe('a flow log that the bucket took before is evidence enough', () => {
  test('it opens the gate, without a probe', async () => {
    const { gate, turns, ask } = watched()
    gate.accepts()
    ask('a', 3)
    await settled()
    expect(turns).toEqual({ a: 'open' })
  })

  test('it outweighs a probe that is under way', async () => {
    const { gate, turns, ask, answer } = watched()
    ask('prober', 1)
    ask('waits', 3)
    gate.accepts()
    await settled()
    expect(turns).toEqual({ prober: 'probe', waits: 'open' })
    answer('prober', 'refused')
    ask('late', 1)
    await settled()
    expect(turns).toEqual({ prober: 'probe', waits: 'open', late: 'open' })
  })

  test('after a refusal everybody stays, so that one activity tells one story', async () => {
    const { gate, turns, ask, answer } = watched()
    ask('prober', 1)
    await settled()
    answer('prober', 'refused')
    gate.accepts()
    ask('late', 2)
    await settled()
    expect(turns).toEqual({ prober: 'probe', late: 'closed' })
  })
})

type Speech = {
  readonly uncovered: number
  readonly accepts: boolean
  /** It never says anything, or never answers its probe. */
  readonly silent: boolean
}

/** A Region as flowLogsInRegion.ts uses the gate. */
async function region(
  gate: BucketGate,
  speech: Speech,
  answer: () => ProbeAnswer,
  turns: BucketTurn['kind'][],
) {
  if (speech.accepts) gate.accepts()
  if (speech.uncovered === 0) return
  const turn = await gate.turn(speech.uncovered)
  turns.push(turn.kind)
  if (turn.kind !== 'probe') return
  if (speech.silent) return new Promise<never>(() => {})
  await Promise.resolve()
  turn.answer(answer())
}

test('whatever the Regions say, in whatever order and whoever is silent, every other turn comes to an end', async () => {
  const speech = fc.record({ uncovered: fc.nat(3), accepts: fc.boolean(), silent: fc.boolean() })
  const answers = fc.array(fc.constantFrom('accepted', 'refused', 'unknown'), { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(speech, { maxLength: 12 }),
      fc.infiniteStream(fc.nat(3)),
      answers,
      async (speeches, delays, told) => {
        const gate = bucketGate(async () => {
          for (let ticks = 0; ticks < 5; ticks += 1) await Promise.resolve()
        })
        const turns: BucketTurn['kind'][] = []
        let asked = 0
        let ended = 0
        const nextAnswer = () => told[asked++ % told.length] ?? 'unknown'
        for (const one of speeches) {
          for (let ticks = delays.next().value ?? 0; ticks > 0; ticks -= 1) await Promise.resolve()
          region(gate, one, nextAnswer, turns).then(() => {
            ended += 1
          })
        }
        await settled()
        expect(turns).toHaveLength(speeches.filter(({ uncovered }) => uncovered > 0).length)
        expect(ended).toBeGreaterThanOrEqual(speeches.filter(({ silent }) => !silent).length)
        if (turns.includes('open') && turns.includes('closed'))
          throw new Error('Some went ahead and some stayed.')
      },
    ),
  )
})
