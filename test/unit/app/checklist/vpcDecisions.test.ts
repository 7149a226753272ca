import { expect, test } from 'vitest'
import { NO_ACCOUNT_FACTS } from '../../../../app/checklist/facts.ts'
import {
  awaitsDecision,
  choicesFor,
  type DecidedVpc,
  decide,
  possibleDecisions,
  vpcChoiceSchema,
  withDecisions,
} from '../../../../app/checklist/vpcDecisions.ts'
import { type SeenVpc, type VpcState, vpcStateSchema } from '../../../../app/checklist/vpcStatus.ts'
import { choiceWords } from '../../../../app/checklist/vpcWords.ts'
import type { Decision, VpcDecision } from '../../../../app/onboarding/vpcDecision.ts'
import { sampleAccount } from '../../../doubles/sampleOnboarding.ts'

const BY_ALICE = { by: 'alice', at: '2026-11-28T12:00:00.000Z' }

function vpc(state: VpcState): SeenVpc {
  return { vpcId: 'vpc-1', state, madeByUs: false }
}

function made(decision: Decision, seen: VpcDecision['seen']): VpcDecision {
  return { region: 'us-east-1', vpcId: 'vpc-1', decision, seen, ...BY_ALICE }
}

function shown(state: VpcState, decision: VpcDecision, region = 'us-east-1'): DecidedVpc | undefined {
  return withDecisions({ vpcDecisions: [decision] }, region, [vpc(state)])[0]
}

test.each([
  ['missing', 'leaveOut', 'missing', { state: 'leftOut', decision: { what: 'leaveOut', ...BY_ALICE } }],
  // Whatever it becomes: the VPC is not for ActiveEye.
  ['otherFormat', 'leaveOut', 'missing', { state: 'leftOut' }],
  ['partly', 'leaveAsIs', 'partly', { state: 'partly', decision: { what: 'leaveAsIs', ...BY_ALICE } }],
  ['otherFolder', 'addOurs', 'otherFolder', { state: 'otherFolder', decision: { what: 'addOurs' } }],
] as const)('%s, decided %s when it was %s', (state, decision, seen, expected) => {
  expect(shown(state, made(decision, seen))).toMatchObject(expected)
})

test.each([
  ['covered', 'leaveOut', 'missing'],
  ['covered', 'addOurs', 'partly'],
  ['shared', 'leaveOut', 'missing'],
  // What was accepted is gone, so nothing is accepted any more.
  ['missing', 'leaveAsIs', 'otherFormat'],
  ['otherTraffic', 'leaveAsIs', 'otherFormat'],
  ['partly', 'addOurs', 'otherFolder'],
] as const)('%s: %s of when it was %s has no effect', (state, decision, seen) => {
  expect(shown(state, made(decision, seen))).toEqual(vpc(state))
})

test('a decision is about one VPC in one Region', () => {
  expect(shown('missing', made('leaveOut', 'missing'), 'eu-west-1')).toEqual(vpc('missing'))
  expect(shown('missing', { ...made('leaveOut', 'missing'), vpcId: 'vpc-2' })).toEqual(vpc('missing'))
})

test('a person is asked where something goes to ActiveEye in another way, or nothing that was chosen exists', () => {
  const asked = vpcStateSchema.options.filter((state) => awaitsDecision(vpc(state)))
  expect(asked).toEqual(['otherTraffic', 'otherFormat', 'otherFolder', 'partly', 'noTarget'])
  const decided = { ...vpc('partly'), decision: { what: 'addOurs', ...BY_ALICE } } as const
  expect(awaitsDecision(decided)).toBe(false)
  expect(choicesFor(decided)).toEqual(['leaveAsIs', 'leaveOut', 'takeBack'])
  expect(choicesFor({ ...vpc('leftOut'), decision: { what: 'leaveOut', ...BY_ALICE } })).toEqual(['takeBack'])
})

test('every choice has words of its own, and adding ours says what it costs', () => {
  const words = vpcChoiceSchema.options.map(choiceWords)
  expect(new Set(words.map(({ label }) => label)).size).toBe(words.length)
  expect(choiceWords('addOurs').means).toMatch(/delivered twice, and AWS charges/)
})

const PLACE = { region: 'us-east-1', vpcId: 'vpc-1' }

function decided(state: VpcState, choice: Parameters<typeof decide>[2]['choice'], account = sampleAccount()) {
  const seen = {
    type: 'vpcsSeen' as const,
    ...{ seq: 1, at: BY_ALICE.at, accountId: account.accountId, region: PLACE.region, vpcs: [vpc(state)] },
  }
  return decide(account, { ...NO_ACCOUNT_FACTS, vpcs: { [PLACE.region]: seen } }, { choice, ...BY_ALICE }, [
    PLACE,
  ])
}

test.each(vpcStateSchema.options)('%s: what can be decided is written, the rest refused', (state) => {
  for (const choice of ['leaveAsIs', 'addOurs', 'leaveOut'] as const) {
    const { account, refused } = decided(state, choice)
    if (possibleDecisions(state).includes(choice)) {
      expect({ refused, made: account.vpcDecisions }).toEqual({
        refused: [],
        made: [{ ...PLACE, decision: choice, seen: state, ...BY_ALICE }],
      })
    } else expect(refused).toEqual([{ ...PLACE, state }])
  }
})

test('a later decision replaces the one before, and taking it back leaves none', () => {
  const first = decided('partly', 'leaveAsIs').account
  const other = { ...made('leaveOut', 'missing'), vpcId: 'vpc-2' }
  const both = { ...first, vpcDecisions: [...(first.vpcDecisions ?? []), other] }
  const second = decided('partly', 'addOurs', both).account
  expect(second.vpcDecisions).toMatchObject([{ vpcId: 'vpc-2' }, { vpcId: 'vpc-1', decision: 'addOurs' }])
  expect(decided('partly', 'takeBack', second).account.vpcDecisions).toEqual([other])
  expect(decided('partly', 'takeBack', first).account).not.toHaveProperty('vpcDecisions')
  expect(decided('partly', 'takeBack').refused).toMatchObject([PLACE])
})
