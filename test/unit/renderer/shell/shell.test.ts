import { describe, expect, test } from 'vitest'
import type { AccountStatus, StepState } from '../../../../app/checklist/checklist.ts'
import { newOnboarding } from '../../../../app/onboarding/newOnboarding.ts'
import {
  activityWords,
  progressOf,
  progressWords,
} from '../../../../renderer/features/activity/milestones.ts'
import { pageState } from '../../../../renderer/shell/pageState.ts'
import { redirectionWords } from '../../../../renderer/shell/redirectionWords.ts'

function account(accountId: string, state: StepState, connector: StepState = 'todo'): AccountStatus {
  const step = { state }
  return {
    accountId,
    name: accountId,
    externalId: 'acme',
    steps: {
      signIn: step,
      stack: step,
      flowLogs: step,
      delivery: { state: 'todo' },
      connector: { state: connector },
    },
    connector: { displayName: 'Acme', accountId, externalId: 'acme', priority: 'medium' },
    regions: [],
    problems: [],
    ...(state !== 'todo' && { lastSeen: '2026-01-01T00:00:00.000Z' }),
  }
}

describe('milestones', () => {
  test('count what the app itself can bring to its end', () => {
    const accounts = [
      account('1', 'done'),
      account('2', 'skipped'),
      account('3', 'failed'),
      account('4', 'running'),
    ]
    expect(progressWords(progressOf(accounts))).toBe('2 of 4 accounts done, 1 failed')
    expect(progressWords(progressOf([account('1', 'todo')]))).toBe('0 of 1 account done')
  })

  test('say how an activity ended', () => {
    const activity = { activity: 'run', startedAt: '2026-01-01T00:00:00.000Z' } as const
    expect(activityWords({ ...activity, state: 'cancelled' })).toBe('The run was cancelled')
  })
})

describe('banners', () => {
  test('say where calls go instead of to AWS', () => {
    expect(redirectionWords({ practice: undefined, redirected: [] })).toBeUndefined()
    expect(redirectionWords({ practice: 'ordinary', redirected: [] })).toMatchObject({
      type: 'info',
      header: 'Practice: ordinary.',
    })
    const redirected = ['ec2', 'sts'].map((service) => ({ service, url: 'http://localhost:5000' }))
    expect(redirectionWords({ practice: undefined, redirected })).toMatchObject({
      type: 'warning',
      content: expect.stringContaining('ec2 and sts to http://localhost:5000'),
    })
  })
})

describe('the state of a page', () => {
  const opened = {
    onboarding: newOnboarding({
      id: 'onboarding-1',
      customerName: 'Acme',
      accounts: [{ accountId: '111122223333', name: 'prod', access: { kind: 'environment' } }],
    }),
    redirected: [],
  }
  const known = (...accounts: AccountStatus[]) => ({
    opened,
    accounts: new Map(accounts.map((one) => [one.accountId, one])),
    activity: undefined,
    hasDraft: false,
  })

  test('is nothing while nothing is open', () => {
    expect(pageState('run', { ...known(), opened: undefined })).toBeUndefined()
  })

  test('follows the checklist', () => {
    const fresh = known(account('1', 'todo'))
    expect(pageState('plan', fresh)?.word).toBe('Not looked yet')
    expect(pageState('run', fresh)?.word).toBe('Not started')
    const seen = { ...account('1', 'done', 'done'), identity: 'arn:aws:iam::1:user/x' }
    const half = known(seen, account('2', 'failed'))
    expect(pageState('plan', half)).toEqual({ word: '1 of 2 looked at', tone: 'partial' })
    expect(pageState('run', half)).toEqual({ word: '1 of 2 failed', tone: 'bad' })
    expect(pageState('connectors', half)).toEqual({ word: '1 of 2 confirmed', tone: 'waiting' })
  })

  test('blames no run for what a look could not do', () => {
    const plan = { activity: 'plan', startedAt: '2026-01-01T00:00:00.000Z', state: 'finished' } as const
    const looked = { ...known(account('1', 'failed')), activity: plan }
    expect(pageState('plan', looked)?.word).toBe('0 of 1 looked at')
    expect(pageState('run', looked)?.word).toBe('Not started')
  })

  test('keeps what was looked at when a sign-in ends in the run', () => {
    const waiting = { ...account('1', 'waiting'), identity: 'arn:aws:iam::1:user/x' }
    const run = { activity: 'run', startedAt: '2026-01-01T00:00:00.000Z', state: 'running' } as const
    expect(pageState('plan', { ...known(waiting), activity: run })?.word).toBe('Looked')
  })

  test('says that accounts are edited and not in the file', () => {
    expect(pageState('accounts', { ...known(), hasDraft: true })?.tone).toBe('partial')
  })
})
