import { describe, expect, test } from 'vitest'
import { arrivalWords, flowLogsThatMayArrive } from '../../../../app/checklist/arrival.ts'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import type { JournalEvent, NewJournalEvent } from '../../../../app/checklist/events.ts'
import { factsOf } from '../../../../app/checklist/facts.ts'
import { nextStepsOf } from '../../../../app/checklist/nextStep.ts'
import { projectAccount } from '../../../../app/checklist/projectChecklist.ts'
import { AT_THE_SCREEN, stepWord } from '../../../../app/checklist/stateWords.ts'
import { totalsOf } from '../../../../app/checklist/totals.ts'
import type { SeenVpc } from '../../../../app/checklist/vpcStatus.ts'
import { sampleAccount } from '../../../doubles/sampleOnboarding.ts'

const ACCOUNT = sampleAccount()
const { accountId } = ACCOUNT
const CONFIRMED = 'Files arrive, says ActiveEye'

function row(...news: readonly NewJournalEvent[]): AccountStatus {
  const events = news.map(
    (event, index): JournalEvent => ({ seq: index + 1, at: `time ${index + 1}`, ...event }),
  )
  return projectAccount(ACCOUNT, factsOf(events).accounts.get(accountId), false)
}

function seen(...vpcs: readonly Partial<SeenVpc>[]): NewJournalEvent[] {
  return [
    { type: 'regionsSeen', accountId, regions: ['us-east-1'] },
    { type: 'regionChanged', accountId, region: 'us-east-1', state: 'done', problems: [] },
    {
      type: 'vpcsSeen',
      accountId,
      region: 'us-east-1',
      vpcs: vpcs.map((vpc, index) => ({
        vpcId: `vpc-${index + 1}`,
        state: 'covered',
        flowLogId: `fl-${index + 1}`,
        madeByUs: true,
        ...vpc,
      })),
    },
  ]
}

const said = (...flowLogIds: string[]): NewJournalEvent => ({
  type: 'arrivalConfirmed',
  accountId,
  by: 'Jane Roe',
  since: '2026-10-01',
  user: 'alice',
  flowLogIds,
})
const delivery = (state: 'todo' | 'done' | 'waiting', due?: string): NewJournalEvent => ({
  type: 'stepChanged',
  accountId,
  step: 'delivery',
  state,
  ...(due !== undefined && { due }),
  problems: [],
})

function told(account: AccountStatus) {
  return {
    step: stepWord(account, 'delivery', AT_THE_SCREEN).word,
    vpcs: account.regions.flatMap(({ vpcs }) => vpcs.map((vpc) => vpc.delivery)),
  }
}

describe('what ActiveEye said about the arrival', () => {
  test.each([delivery('done'), delivery('todo'), delivery('todo', '2026-10-05T06:40:00.000Z')])(
    'is told of the flow logs that were there, whether or not AWS has reported: $state $due',
    (step) => {
      expect(told(row(...seen({}), step, said('fl-1')))).toEqual({
        step: CONFIRMED,
        vpcs: ['arrivalConfirmed'],
      })
    },
  )

  test('says nothing of flow logs that came later, and so nothing of the whole account', () => {
    const later = row(
      ...seen({}),
      said('fl-1'),
      ...seen({ delivery: 'SUCCESS' }, { delivery: 'SUCCESS' }),
      delivery('done'),
    )
    expect(told(later)).toEqual({
      step: 'AWS reports no error',
      vpcs: ['arrivalConfirmed', 'noErrorReported'],
    })
    const anew = row(...seen({}), said('fl-1'), ...seen({ flowLogId: 'fl-new' }))
    expect(told(anew)).toEqual({ step: 'Not looked at yet', vpcs: ['notLookedAt'] })
    expect(told(row(...seen({}, {}), said('fl-1'), said('fl-1', 'fl-2'))).step).toBe(CONFIRMED)
  })

  test('says nothing of a VPC that is not covered', () => {
    const vpcs = [{}, { state: 'missing', flowLogId: undefined }, { state: 'otherTraffic' }] as const
    const account = row(
      ...seen(...vpcs.map(({ ...vpc }) => ({ ...vpc }) as Partial<SeenVpc>)),
      said('fl-1', 'fl-3'),
    )
    expect(told(account)).toEqual({
      step: 'Not looked at yet',
      vpcs: ['arrivalConfirmed', undefined, 'notLookedAt'],
    })
    // Nothing confirms the arrival from no VPC at all.
    expect(told(row(...seen(), delivery('done'), said())).step).not.toBe('Files arrive, says ActiveEye')
  })

  test('is told although a VPC is there that another account covers', () => {
    const shared = { state: 'shared', flowLogId: undefined, madeByUs: false } as const
    expect(told(row(...seen({}, shared), said('fl-1'))).step).toBe(CONFIRMED)
  })

  test('never hides that AWS reports an error', () => {
    const failing = { state: 'failing', delivery: 'FAILED' } as const
    const account = row(...seen({}, failing), said('fl-1', 'fl-2'), delivery('waiting'))
    expect(told(account)).toEqual({ step: 'Failing', vpcs: ['arrivalConfirmed', 'failing'] })
    // Seen in a look that did not come to judge the delivery.
    expect(told(row(...seen(failing), delivery('done'), said('fl-1'))).step).not.toBe(CONFIRMED)
    expect(told(row(...seen({ delivery: 'FAILED' }), said('fl-1'))).vpcs).toEqual(['failing'])
    expect(flowLogsThatMayArrive(account)).toEqual(['fl-1'])
  })

  test('changes neither state, turns nor totals, and no look is asked for any more', () => {
    const before = row(...seen({}), delivery('todo', '2026-10-05T06:40:00.000Z'))
    const after = row(...seen({}), delivery('todo', '2026-10-05T06:40:00.000Z'), said('fl-1'))
    expect(after.steps).toEqual(before.steps)
    expect([after.state, after.turns, totalsOf([after])]).toEqual([
      before.state,
      before.turns,
      totalsOf([before]),
    ])
    expect(nextStepsOf([{ ...before, turns: [] }])).toMatchObject([{ do: 'check' }])
    expect(nextStepsOf([{ ...after, turns: [] }])).toEqual([{ do: 'report' }])
  })

  test('is not told any more when none of those flow logs is there', () => {
    const removed = { state: 'missing', flowLogId: undefined, madeByUs: false } as const
    expect(row(...seen({}), said('fl-1')).arrival).toBeDefined()
    expect(row(...seen({}), said('fl-1'), ...seen(removed)).arrival).toBeUndefined()
    expect(row(...seen({}), said('fl-1'), ...seen({ flowLogId: 'fl-new' })).arrival).toBeUndefined()
  })

  test('is told with who said it and who recorded it, the newest time', () => {
    const { arrival } = row(...seen({}), said(), said('fl-1'))
    expect(arrival).toEqual({
      by: 'Jane Roe',
      since: '2026-10-01',
      recordedAt: 'time 5',
      recordedBy: 'alice',
    })
    if (arrival === undefined) throw new Error('It was recorded.')
    const reader = { customer: 'the customer', timeOf: (iso: string) => `<${iso}>` } as const
    expect(arrivalWords(arrival, reader)).toBe(
      'says Jane Roe (ActiveEye), since 2026-10-01, recorded by alice at <time 5>',
    )
    const { since: _, ...undated } = arrival
    expect(arrivalWords(undated, reader)).toBe('says Jane Roe (ActiveEye), recorded by alice at <time 5>')
  })
})
