import { describe, expect, it } from 'vitest'
import type { ActivityStatus } from '../../../../app/checklist/activityStatus.ts'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import {
  endedWords,
  titleWaitWords,
  waitingChangeWords,
} from '../../../../renderer/shell/signInAnnouncements.ts'
import { accountWaitingForSignIn, finishedAccount } from '../../app/report/checklists.ts'

const RUNNING: ActivityStatus = { activity: 'run', state: 'running', startedAt: '2026-10-05T11:00:00.000Z' }

describe('what a screen reader hears', () => {
  const known = (activity: ActivityStatus, ...accounts: readonly AccountStatus[]) => ({
    activity,
    accounts: new Map(accounts.map((account) => [account.accountId, account])),
  })
  const fine = known(RUNNING, finishedAccount('1', 'prod'), finishedAccount('2', 'dev'))
  const stuck = known(RUNNING, accountWaitingForSignIn('1', 'prod'), finishedAccount('2', 'dev'))

  it('is that a sign-in became necessary, and that the work goes on', () => {
    expect(waitingChangeWords(fine, stuck)).toBe('prod waits for you to sign in again.')
    expect(waitingChangeWords(stuck, fine)).toBe('prod continues after the sign-in.')
    expect(waitingChangeWords(stuck, { ...stuck, accounts: new Map(stuck.accounts) })).toBeUndefined()
  })

  it('is not that work goes on which has ended', () => {
    expect(
      waitingChangeWords(stuck, { ...fine, activity: { ...RUNNING, state: 'cancelled' } }),
    ).toBeUndefined()
  })

  it('is that a sign-in to a portal has ended', () => {
    const nobody = { known: true, requests: [], keys: [], identities: [], helpers: [], identityCenters: [] }
    const signedIn = {
      ...nobody,
      identityCenters: [
        {
          startUrl: 'https://acme.awsapps.com/start',
          region: 'eu-west-1',
          expiresAt: '',
          by: 'app' as const,
        },
      ],
    }
    expect(endedWords(signedIn, nobody)).toBe('The sign-in to https://acme.awsapps.com/start has ended.')
    expect(endedWords(nobody, signedIn)).toBeUndefined()
    expect(endedWords(signedIn, { ...nobody, known: false })).toBeUndefined()
  })
})

it('the title says what is waited for, and nothing while nobody is', () => {
  expect(titleWaitWords('mfaCode')).toBe('Enter the MFA code')
  expect(titleWaitWords('identityCenter')).toBe('Sign in')
  expect(titleWaitWords(undefined)).toBeUndefined()
})
