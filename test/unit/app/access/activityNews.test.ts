import { expect, test } from 'vitest'
import { type ActivityView, activityNews, activityTitle } from '../../../../app/access/activityNews.ts'
import type { ActivityStatus } from '../../../../app/checklist/activityStatus.ts'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { finishedAccount } from '../report/checklists.ts'

const RUN = { activity: 'run', startedAt: '2026-11-28T12:00:00.000Z' } as const
const DONE = finishedAccount()
const HELD: AccountStatus = {
  ...DONE,
  state: 'waiting',
  problems: [],
  steps: {
    ...DONE.steps,
    signIn: { state: 'waiting', for: 'customer' },
    flowLogs: { state: 'waiting', for: 'customer' },
  },
}

function view(
  state: ActivityStatus['state'],
  account: AccountStatus,
  startedAt: string = RUN.startedAt,
): ActivityView {
  return { activity: { ...RUN, state, startedAt }, accounts: new Map([[account.accountId, account]]) }
}

test('tells the end of an activity once, with what comes next', () => {
  expect(activityNews(view('running', DONE), view('finished', DONE))).toMatchObject({
    title: 'The run has finished.',
    body: expect.stringMatching(/^Next: \S/),
  })
  expect(activityNews(view('finished', DONE), view('finished', DONE))).toBeUndefined()
  expect(activityNews(view('running', DONE), view('finished', DONE, 'another'))).toBeUndefined()
})

test('tells when the work begins to wait for a sign-in', () => {
  expect(activityNews(view('running', DONE), view('running', HELD))).toMatchObject({
    body: `Sign in again, so that it goes on: ${DONE.name}.`,
  })
  expect(activityNews(view('running', HELD), view('running', HELD))).toBeUndefined()
})

test('the title says whose turn it is, or how far the work is', () => {
  expect(activityTitle(view('running', HELD), 0.5)).toBe('Waiting for you')
  expect(activityTitle(view('running', DONE), 0.426)).toBe('42 %')
  expect(activityTitle(view('paused', DONE), 0.4)).toBe('Paused')
  expect(activityTitle(view('finished', DONE), 1)).toBeUndefined()
})
