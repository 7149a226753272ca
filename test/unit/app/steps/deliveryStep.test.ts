import { expect, test } from 'vitest'
import type { StepState } from '../../../../app/checklist/checklist.ts'
import type { JournalEvent, NewJournalEvent } from '../../../../app/checklist/events.ts'
import { factsOf, NO_ACCOUNT_FACTS } from '../../../../app/checklist/facts.ts'
import type { SeenVpc } from '../../../../app/checklist/vpcStatus.ts'
import type { Account } from '../../../../app/onboarding/onboarding.ts'
import { checkDelivery, deliveryAfterRun } from '../../../../app/steps/deliveryStep.ts'
import { fakeClock, TEST_PACE } from '../../../doubles/fakeClock.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const ACCOUNT = { accountId: '111122223333' }
const REGION = { ...ACCOUNT, region: 'us-east-1' }

/** Each event is a minute after the one before. */
function contextOf(
  events: readonly NewJournalEvent[],
  now = '2026-11-23T12:00:00.000Z',
  account = sampleAccount(),
) {
  const recorded = events.map(
    (event, index): JournalEvent => ({ seq: index + 1, at: `2026-11-23T09:0${index}:00.000Z`, ...event }),
  )
  const facts = factsOf(recorded).accounts.get(ACCOUNT.accountId) ?? NO_ACCOUNT_FACTS
  return {
    onboarding: sampleOnboarding(),
    account,
    facts: () => facts,
    clock: fakeClock(now),
    pace: TEST_PACE,
  }
}

function seen(vpcs: readonly Partial<SeenVpc>[], flowLogs: StepState = 'done'): NewJournalEvent[] {
  return [
    { ...ACCOUNT, type: 'regionsSeen', regions: ['us-east-1'] },
    {
      ...REGION,
      type: 'vpcsSeen',
      vpcs: vpcs.map((vpc, index) => ({ vpcId: `vpc-${index}`, state: 'covered', madeByUs: true, ...vpc })),
    },
    { ...ACCOUNT, type: 'stepChanged', step: 'flowLogs', state: flowLogs, problems: [] },
  ]
}

/** Made at 09:01. */
const MADE: NewJournalEvent[] = [
  { ...REGION, type: 'writeIntended', token: 't', write: { kind: 'createFlowLogs', vpcIds: ['vpc-0'] } },
  { ...REGION, type: 'writeAnswered', token: 't', answer: { kind: 'done', ids: ['fl-0'] } },
]

function delivery(vpcs: readonly Partial<SeenVpc>[], flowLogs?: StepState, account?: Account) {
  return checkDelivery(contextOf(seen(vpcs, flowLogs), undefined, account))
}

test('is done when AWS says SUCCESS of every VPC', () => {
  expect(delivery([{ delivery: 'SUCCESS' }, { delivery: 'SUCCESS' }])).toMatchObject({ state: 'done' })
})

test('does not ask for VPCs of another account', () => {
  expect(delivery([{ delivery: 'SUCCESS' }, { state: 'shared' }])).toMatchObject({ state: 'done' })
})

test('does not ask for a VPC that a person left out', () => {
  const leftOut = {
    region: 'us-east-1',
    vpcId: 'vpc-1',
    decision: 'leaveOut' as const,
    seen: 'missing' as const,
    by: 'alice',
    at: '2026-11-28T12:00:00.000Z',
  }
  const vpcs = [{ delivery: 'SUCCESS' }, { state: 'missing' }] as const
  expect(delivery(vpcs)).toMatchObject({ state: 'todo' })
  expect(delivery(vpcs, 'done', sampleAccount({ vpcDecisions: [leftOut] }))).toMatchObject({ state: 'done' })
})

test.each([
  ['AWS says nothing yet', [{}]],
  ['a VPC is not covered', [{ delivery: 'SUCCESS' }, { state: 'missing' as const }]],
])('is still to do when %s', (_, vpcs) => {
  expect(delivery(vpcs)).toMatchObject({ state: 'todo' })
})

test('waits for ActiveEye when AWS can not deliver', () => {
  expect(delivery([{ delivery: 'SUCCESS' }, { state: 'failing', delivery: 'FAILED' }])).toMatchObject({
    state: 'waiting',
    for: 'activeeye',
  })
})

test.each(['failed', 'running', 'waiting', 'todo'] as const)(
  'is no tick when the flow logs are %s: what is known of them may be old',
  (state) => {
    expect(delivery([{ delivery: 'SUCCESS' }], state)).toMatchObject({ state: 'todo' })
  },
)

test('is no tick when nothing was seen', () => {
  expect(checkDelivery(contextOf([]))).toMatchObject({ state: 'todo' })
})

test('of new flow logs no success counts until they had something to deliver, but an error does', () => {
  const due = '2026-11-23T09:16:00.000Z'
  const early = '2026-11-23T09:15:59.000Z'
  const success = [...MADE, ...seen([{ delivery: 'SUCCESS' }])]
  expect(checkDelivery(contextOf(success, early))).toMatchObject({ state: 'todo', due })
  expect(checkDelivery(contextOf(success, due))).toMatchObject({ state: 'done' })
  const failing = [...MADE, ...seen([{ state: 'failing', delivery: 'FAILED' }])]
  expect(checkDelivery(contextOf(failing, early))).toMatchObject({ state: 'waiting' })
})

test('a run that made flow logs says when to look, and one that made none leaves what was judged', () => {
  const judged: NewJournalEvent = {
    ...ACCOUNT,
    type: 'stepChanged',
    step: 'delivery',
    state: 'done',
    problems: [],
  }
  const due = '2026-11-23T09:16:00.000Z'
  expect(deliveryAfterRun(contextOf(MADE))).toMatchObject({ state: 'todo', due })
  expect(deliveryAfterRun(contextOf([...MADE, judged]))).toBeUndefined()
  expect(deliveryAfterRun(contextOf(seen([{ delivery: 'SUCCESS' }])))).toBeUndefined()
  expect(deliveryAfterRun(contextOf([judged, ...MADE]))).toMatchObject({ state: 'todo' })
})
