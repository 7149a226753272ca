import { expect, test } from 'vitest'
import type { StepState, VpcStatus } from '../../../../app/checklist/checklist.ts'
import type { JournalEvent } from '../../../../app/checklist/events.ts'
import { factsOf, NO_ACCOUNT_FACTS } from '../../../../app/checklist/facts.ts'
import { checkDelivery } from '../../../../app/steps/deliveryStep.ts'
import { sampleAccount } from '../../../doubles/sampleOnboarding.ts'

const ACCOUNT = { accountId: '111122223333', at: '2026-11-23T09:00:00.000Z' }

function delivery(
  vpcs: readonly Partial<VpcStatus>[],
  flowLogs: StepState = 'done',
  account = sampleAccount(),
) {
  const events: JournalEvent[] = [
    { ...ACCOUNT, seq: 1, type: 'regionsSeen', regions: ['us-east-1'] },
    {
      ...ACCOUNT,
      seq: 2,
      type: 'vpcsSeen',
      region: 'us-east-1',
      vpcs: vpcs.map((vpc, index) => ({ vpcId: `vpc-${index}`, state: 'covered', madeByUs: true, ...vpc })),
    },
    { ...ACCOUNT, seq: 3, type: 'stepChanged', step: 'flowLogs', state: flowLogs, problems: [] },
  ]
  return checkDelivery(account, factsOf(events).accounts.get(ACCOUNT.accountId) ?? NO_ACCOUNT_FACTS)
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
  expect(checkDelivery(sampleAccount(), NO_ACCOUNT_FACTS)).toMatchObject({ state: 'todo' })
})
