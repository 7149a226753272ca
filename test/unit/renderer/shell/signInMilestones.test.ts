import { describe, expect, it } from 'vitest'
import { waitingForSignIn } from '../../../../app/access/waitingForSignIn.ts'
import type { ActivityStatus } from '../../../../app/checklist/activityStatus.ts'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import type { Problem } from '../../../../app/problems/problem.ts'
import { clockTime } from '../../../../app/text/timestamp.ts'
import { accountNames } from '../../../../renderer/features/signIn/accountNames.ts'
import { fromNow } from '../../../../renderer/features/signIn/timeWords.ts'
import { endingWords } from '../../../../renderer/pages/plan/endingWords.ts'
import { signInNoticeWords } from '../../../../renderer/pages/run/signInNoticeWords.ts'
import { waitedFor } from '../../../../renderer/pages/run/waitedFor.ts'
import { endedWords, waitingChangeWords } from '../../../../renderer/shell/signInMilestones.ts'
import { finishedAccount, untouchedAccount } from '../../app/report/checklists.ts'

const NOW = Date.parse('2026-10-05T11:56:00.000Z')
const AT = { now: NOW, timeZone: 'Europe/Berlin' }
const RUNNING: ActivityStatus = { activity: 'run', state: 'running', startedAt: '2026-10-05T11:00:00.000Z' }
const EXPIRED: Problem = {
  kind: 'signInExpired',
  step: 'signIn',
  message: 'It has expired.',
  next: 'Sign in.',
  retryable: false,
  waitsFor: 'you',
}

function waiting(accountId: string, name: string): AccountStatus {
  const account = finishedAccount(accountId, name)
  return {
    ...account,
    steps: {
      ...account.steps,
      signIn: { state: 'waiting', for: 'you' },
      flowLogs: { state: 'waiting', for: 'you' },
    },
    problems: [EXPIRED],
  }
}

describe('waitingForSignIn', () => {
  it('is who the work under way waits in, and nobody without work', () => {
    const accounts = [waiting('1', 'prod'), untouchedAccount('2', 'dev'), finishedAccount('3', 'test')]
    const namesIn = (activity?: ActivityStatus) =>
      waitingForSignIn(accounts, activity).map(({ name }) => name)
    expect(namesIn(RUNNING)).toEqual(['prod'])
    expect(namesIn({ ...RUNNING, state: 'paused' })).toEqual(['prod'])
    expect(namesIn({ ...RUNNING, state: 'finished' })).toEqual([])
    expect(namesIn()).toEqual([])
  })

  it('is nobody whose work has not begun: it does not go on by itself', () => {
    const stuck = waiting('1', 'prod')
    const begun = { ...stuck, steps: { ...stuck.steps, flowLogs: { state: 'todo' as const } } }
    expect(waitingForSignIn([begun], RUNNING)).toEqual([])
  })

  it('is nobody whose step waits for something else', () => {
    const stuck = waiting('1', 'prod')
    const other = { ...EXPIRED, kind: 'acknowledgementNeeded' as const, step: 'flowLogs' as const }
    expect(waitingForSignIn([{ ...stuck, problems: [EXPIRED, other] }], RUNNING)).toEqual([])
  })
})

describe('the notice of a run', () => {
  const named = (...names: readonly string[]) => names.map((name) => ({ name }))

  it('names three and counts the rest', () => {
    expect(accountNames(named('a'))).toBe('a')
    expect(accountNames(named('a', 'b', 'c'))).toBe('a, b and c')
    expect(accountNames(named('a', 'b', 'c', 'd', 'e', 'f', 'g'))).toBe('a, b, c and 4 more')
  })

  it('says that the work of the others goes on, when it does', () => {
    expect(signInNoticeWords([], 10, 'running')).toBeUndefined()
    expect(signInNoticeWords(named('prod'), 10, 'running')).toEqual({
      header: 'prod waits for you to sign in again',
      text: expect.stringMatching(/^The work in the other accounts goes on without waiting\. .*it goes on/),
    })
    expect(signInNoticeWords(named('a', 'b'), 2, 'running')?.text).toMatch(/^After/)
    expect(signInNoticeWords(named('prod'), 10, 'paused')?.text).toMatch(/^After/)
  })
})

describe('who is waited for', () => {
  it('is the person, for the sign-in and not once more for each step behind it', () => {
    expect(waitedFor([waiting('1', 'prod')], RUNNING)).toEqual(['You: Sign in (1 account)'])
  })

  it('is nobody too, as long as others are at work', () => {
    const other = finishedAccount('2', 'dev')
    const atWork = { ...other, steps: { ...other.steps, flowLogs: { state: 'running' as const } } }
    expect(waitedFor([waiting('1', 'prod'), atWork], RUNNING)).toEqual([
      'Nobody: the work is under way',
      expect.stringContaining('You: Sign in (1 account)'),
    ])
  })
})

describe('times', () => {
  it('are of the clock on the wall, with the day when it is another one', () => {
    expect(clockTime('2026-10-05T12:05:00.000Z', NOW, 'Europe/Berlin')).toBe('14:05')
    expect(clockTime('2026-10-05T22:05:00.000Z', NOW, 'Europe/Berlin')).toBe('2026-10-06 00:05')
  })

  it.each([
    ['2026-10-05T12:05:00.000Z', 'in 9 minutes'],
    ['2026-10-05T11:57:00.000Z', 'in a minute'],
    ['2026-10-05T11:56:10.000Z', 'in less than a minute'],
    ['2026-10-05T19:56:00.000Z', 'in 8 hours'],
  ])('%s is %s', (iso, words) => {
    expect(fromNow(iso, NOW)).toBe(words)
  })
})

describe('endingWords', () => {
  const name = (accountId: string) => (accountId === '1' ? 'prod' : 'dev')

  it('says whose sign-in ends when', () => {
    expect(endingWords([], name, AT)).toBeUndefined()
    expect(endingWords([{ accountId: '1', endsAt: '2026-10-05T12:05:00.000Z' }], name, AT)).toBe(
      'The sign-in of prod ends at 14:05, in 9 minutes.',
    )
    expect(endingWords([{ accountId: '1', endsAt: '2026-10-05T11:50:00.000Z' }], name, AT)).toBe(
      'The sign-in of prod has ended at 13:50.',
    )
  })

  it('puts the first that ends first', () => {
    const endings = [
      { accountId: '1', endsAt: '2026-10-05T12:05:00.000Z' },
      { accountId: '2', endsAt: '2026-10-05T12:00:00.000Z' },
    ]
    expect(endingWords(endings, name, AT)).toBe(
      'The sign-ins of dev and prod end soon, the first at 14:00, in 4 minutes.',
    )
  })
})

describe('what a screen reader hears', () => {
  const known = (activity: ActivityStatus, ...accounts: readonly AccountStatus[]) => ({
    activity,
    accounts: new Map(accounts.map((account) => [account.accountId, account])),
  })
  const fine = known(RUNNING, finishedAccount('1', 'prod'), finishedAccount('2', 'dev'))
  const stuck = known(RUNNING, waiting('1', 'prod'), finishedAccount('2', 'dev'))

  it('is that a sign-in became necessary, and that the work goes on', () => {
    expect(waitingChangeWords(fine, stuck)).toBe('prod waits for you to sign in again.')
    expect(waitingChangeWords(stuck, fine)).toBe('prod goes on after the sign-in.')
    expect(waitingChangeWords(stuck, { ...stuck, accounts: new Map(stuck.accounts) })).toBeUndefined()
  })

  it('is not that work goes on which has ended', () => {
    expect(
      waitingChangeWords(stuck, { ...fine, activity: { ...RUNNING, state: 'cancelled' } }),
    ).toBeUndefined()
  })

  it('is that a sign-in to a portal has ended', () => {
    const nobody = { known: true, requests: [], keys: [], identityCenters: [] }
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
