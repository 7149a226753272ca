import { describe, expect, test } from 'vitest'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { newOnboarding } from '../../../../app/onboarding/newOnboarding.ts'
import { pageState } from '../../../../renderer/shell/pageState.ts'
import { accountInState } from '../accountInState.ts'

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
    const fresh = known(accountInState('1', 'todo'))
    expect(pageState('plan', fresh)?.word).toBe('Not looked at yet')
    expect(pageState('run', fresh)?.word).toBe('Not started')
    const seen = { ...accountInState('1', 'done', 'done'), identity: 'arn:aws:iam::1:user/x' }
    const half = known(seen, accountInState('2', 'failed'))
    expect(pageState('plan', half)).toEqual({ word: '1 of 2 looked at', tone: 'partial' })
    const run = { activity: 'run', startedAt: '2026-01-01T00:00:00.000Z', state: 'finished' } as const
    expect(pageState('run', { ...half, activity: run })).toEqual({ word: '1 of 2 failed', tone: 'bad' })
    expect(pageState('connectors', fresh)).toEqual({ word: 'After the run', tone: 'todo' })
    expect(pageState('connectors', half)).toEqual({ word: '1 of 2 confirmed', tone: 'todo' })
  })

  test('blames no run for what a look could not do', () => {
    const plan = { activity: 'plan', startedAt: '2026-01-01T00:00:00.000Z', state: 'finished' } as const
    const looked = { ...known(accountInState('1', 'failed')), activity: plan }
    expect(pageState('plan', looked)?.word).toBe('0 of 1 looked at')
    expect(pageState('run', looked)?.word).toBe('Not started')
  })

  test('keeps what was looked at when a sign-in ends in the run', () => {
    const waiting = { ...accountInState('1', 'waiting'), identity: 'arn:aws:iam::1:user/x' }
    const run = { activity: 'run', startedAt: '2026-01-01T00:00:00.000Z', state: 'running' } as const
    expect(pageState('plan', { ...known(waiting), activity: run })?.word).toBe('Looked at')
  })

  test('says that accounts are edited and not in the file', () => {
    expect(pageState('accounts', { ...known(), hasDraft: true })?.tone).toBe('partial')
  })
})
