import { describe, expect, test } from 'vitest'
import { failureText, figuresOf, runCampaign } from './campaign.ts'
import { DEFAULT_SEED } from './defaultSeed.ts'
import { faultAt } from './faults.ts'
import { trialScript } from './trialScript.ts'

/** The others are those of `npm run reliability`. */
const TRIALS = [1, 2]

describe('the campaign', () => {
  test('ends without a broken invariant', { timeout: 1_200_000 }, async () => {
    const results = await runCampaign({ seed: DEFAULT_SEED, trials: TRIALS })
    expect(results.map(failureText).join('')).toBe('')
    // It was one: enough went wrong.
    const { trials, verbs, requests, faults } = figuresOf(results)
    expect(trials).toBe(TRIALS.length)
    expect(Object.keys(verbs)).toEqual(expect.arrayContaining(['check', 'preview', 'run', 'status', 'undo']))
    expect(requests).toBeGreaterThan(300)
    expect(Object.values(faults).filter((times) => times > 0).length).toBeGreaterThan(4)
  })

  test('is the same for the same seed and trial, and another for others', () => {
    expect(trialScript([1, 2])).toEqual(trialScript([1, 2]))
    const scripts = TRIALS.map((trial) => JSON.stringify(trialScript([1, trial])))
    expect(new Set(scripts).size).toBe(TRIALS.length)
    expect(JSON.stringify(trialScript([2, 1]))).not.toBe(scripts[0])
  })

  test('decides the faults of a call by its name and number, in whatever order calls come', () => {
    const calls = ['a ec2:DescribeVpcs', 'b ec2:DescribeVpcs'].flatMap((call) =>
      Array.from({ length: 200 }, (_, index) => [call, index + 1] as const),
    )
    const faultsIn = (order: typeof calls) =>
      new Map(order.map(([call, nth]) => [`${call} ${nth}`, faultAt([1, 1, 0], 0.1, call, nth)]))
    const [forwards, backwards] = [faultsIn(calls), faultsIn(calls.toReversed())]
    for (const [call, fault] of forwards) expect(backwards.get(call)).toBe(fault)
    const kinds = new Set(forwards.values())
    expect(kinds.size).toBeGreaterThan(8)
    expect(kinds).toContain(undefined)
  })
})
