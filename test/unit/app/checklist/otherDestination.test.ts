import { expect, test } from 'vitest'
import type { JournalEvent, NewJournalEvent } from '../../../../app/checklist/events.ts'
import { factsOf, NO_ACCOUNT_FACTS } from '../../../../app/checklist/facts.ts'
import { vpcChanges } from '../../../../app/checklist/gone.ts'
import { destinationProblems, factsFor } from '../../../../app/checklist/otherDestination.ts'
import { projectAccount } from '../../../../app/checklist/projectChecklist.ts'
import type { SeenVpc } from '../../../../app/checklist/vpcStatus.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const ACCOUNT = sampleAccount()
const { accountId } = ACCOUNT
const PAST = 'arn:aws:s3:::delta-risk-flowlog-ingest'
const NOW = 'arn:aws:s3:::elsewhere'

const COVERED: SeenVpc = {
  vpcId: 'vpc-1',
  state: 'covered',
  flowLogId: 'fl-1',
  madeByUs: true,
  delivery: 'SUCCESS',
}

function factsWith(vpcs: SeenVpc[], destination: string | undefined, ...more: NewJournalEvent[]) {
  const region = 'us-east-1'
  const events: NewJournalEvent[] = [
    { type: 'regionsSeen', accountId, regions: [region] },
    { type: 'vpcsSeen', accountId, region, vpcs, ...(destination !== undefined && { destination }) },
    { type: 'regionChanged', accountId, region, state: 'done', problems: [] },
    { type: 'stepChanged', accountId, step: 'flowLogs', state: 'done', problems: [] },
    { type: 'stepChanged', accountId, step: 'delivery', state: 'done', problems: [] },
    ...more,
  ]
  const recorded = events.map(
    (event, index): JournalEvent => ({ seq: index + 1, at: `2026-11-23T09:0${index}:00.000Z`, ...event }),
  )
  return factsOf(recorded).accounts.get(accountId) ?? NO_ACCOUNT_FACTS
}

test('for the bucket of the look, and for a look that names none, the facts stay as they are', () => {
  for (const destination of [PAST, undefined]) {
    const facts = factsWith([COVERED], destination)
    expect(factsFor(facts, PAST)).toBe(facts)
    expect(destinationProblems(ACCOUNT, facts, PAST)).toEqual([])
  }
})

test.each<[SeenVpc, Partial<SeenVpc>]>([
  [COVERED, { state: 'elsewhere', madeByUs: true, otherFlowLogIds: ['fl-1'] }],
  [
    {
      vpcId: 'vpc-1',
      state: 'otherTraffic',
      flowLogId: 'fl-1',
      madeByUs: false,
      differs: ['traffic'],
      alsoToActiveEye: ['fl-0'],
      otherFlowLogIds: ['fl-2'],
    },
    { state: 'elsewhere', otherFlowLogIds: ['fl-0', 'fl-1', 'fl-2'] },
  ],
  [
    {
      vpcId: 'vpc-1',
      state: 'partly',
      madeByUs: false,
      parts: [{ resourceId: 'subnet-1', flowLogId: 'fl-3' }],
    },
    { state: 'missing' },
  ],
])('for another bucket %j counts as %j', (vpc, expected) => {
  const [seen] = factsFor(factsWith([vpc], PAST), NOW).vpcs['us-east-1']?.vpcs ?? []
  expect(seen).toEqual({ vpcId: 'vpc-1', madeByUs: vpc.madeByUs, ...expected })
})

test('the same facts give the same objects, so that a step sees whether there was another look', () => {
  const facts = factsWith([COVERED], PAST)
  expect(factsFor(facts, NOW)).toBe(factsFor(facts, NOW))
  const later = factsWith([COVERED], PAST)
  expect(factsFor(later, NOW).vpcs['us-east-1']).not.toBe(factsFor(facts, NOW).vpcs['us-east-1'])
})

test('nothing counts as covered or delivered, and the account says to which bucket it was', () => {
  const activeeye = { templateUrl: 'https://example.com/t.yaml', flowLogDestination: NOW }
  const onboarding = sampleOnboarding({ accounts: [ACCOUNT], activeeye })
  const { steps, problems, regions, state } = projectAccount(
    ACCOUNT,
    factsWith([COVERED], PAST),
    false,
    onboarding,
  )
  expect(steps.flowLogs).toEqual({ state: 'failed' })
  expect(steps.delivery).toEqual({ state: 'todo' })
  expect(state).toBe('failed')
  expect(regions).toMatchObject([{ state: 'todo', vpcs: [{ state: 'elsewhere' }] }])
  expect(problems).toMatchObject([
    {
      kind: 'destinationChanged',
      message: `In account prod (${accountId}), 1 VPC had a flow log to ActiveEye's bucket ${PAST} at the last look. The onboarding file now says the bucket ${NOW} (not ActiveEye's), so none of them counts as covered.`,
    },
  ])
})

test('a refusal of the earlier bucket is no fact of the new one', () => {
  const refusal: NewJournalEvent = {
    type: 'regionChanged',
    accountId,
    region: 'us-east-1',
    state: 'waiting',
    for: 'activeeye',
    problems: [
      {
        kind: 'bucketNotReady',
        step: 'flowLogs',
        message: 'm',
        next: 'n',
        retryable: true,
        waitsFor: 'activeeye',
      },
    ],
  }
  const facts = factsWith([{ ...COVERED, state: 'missing' }], PAST, refusal)
  expect(factsFor(facts, NOW).regionStates['us-east-1']).toMatchObject({ state: 'todo', problems: [] })
})

test('a flow log to the earlier bucket is not missed', () => {
  const facts = factsFor(factsWith([COVERED], PAST), NOW)
  const now: SeenVpc = { vpcId: 'vpc-1', state: 'elsewhere', madeByUs: false, otherFlowLogIds: ['fl-1'] }
  expect(vpcChanges(facts, 'us-east-1', [now]).gone).toEqual([])
})
