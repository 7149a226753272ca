import { describe, expect, it } from 'vitest'
import type { ActivityStatus } from '../../../../../app/checklist/activityStatus.ts'
import { signInNoticeWords, waitedFor } from '../../../../../renderer/pages/run/waitedFor.ts'
import { accountWaitingForSignIn, finishedAccount, judged } from '../../../app/report/checklists.ts'
import { accountWithStep } from './accountWithStep.ts'

const done = finishedAccount('111111111111', 'done')
const RUN: ActivityStatus = { activity: 'run', state: 'finished', startedAt: '2026-10-05T12:00:00.000Z' }
const RUNNING: ActivityStatus = { activity: 'run', state: 'running', startedAt: '2026-10-05T11:00:00.000Z' }

describe('waitedFor', () => {
  it('names who, and with what', () => {
    const accounts = [
      accountWithStep('connector', { state: 'waiting', for: 'customer' }),
      accountWithStep('flowLogs', { state: 'waiting', for: 'activeeye' }),
    ]
    expect(waitedFor(accounts, RUN)).toEqual([
      'You: Add the connector (1 account)',
      'ActiveEye: Allow the account on the bucket (1 account)',
    ])
    const ofOne = [...accounts, accountWithStep('stack', { state: 'failed' })]
    expect(waitedFor(ofOne, RUN)[0]).toBe(
      'You: Solve the problem (1 account) and add the connector (1 account)',
    )
    expect(waitedFor([done], RUN)).toEqual(['Nobody'])
    expect(waitedFor([done], { ...RUN, state: 'running' })).toEqual(['Nobody: the work is in progress'])
    expect(waitedFor([done], { ...RUN, state: 'paused' })).toEqual(['You: the work is paused'])
  })

  it('is the person, for the sign-in and not once more for each step behind it', () => {
    expect(waitedFor([accountWaitingForSignIn('1', 'prod')], RUNNING)).toEqual(['You: Sign in (1 account)'])
  })

  it('is nobody too, as long as others are at work', () => {
    const other = finishedAccount('2', 'dev')
    const atWork = judged({ ...other, steps: { ...other.steps, flowLogs: { state: 'running' } } }, true)
    expect(waitedFor([accountWaitingForSignIn('1', 'prod'), atWork], RUNNING)).toEqual([
      'Nobody: the work is in progress',
      expect.stringContaining('You: Sign in (1 account)'),
    ])
  })
})

describe('signInNoticeWords', () => {
  const named = (...names: readonly string[]) => names.map((name) => ({ name }))

  it('says that the work of the others goes on, when it does', () => {
    expect(signInNoticeWords([], 10, 'running')).toBeUndefined()
    expect(signInNoticeWords(named('prod'), 10, 'running')).toEqual({
      header: 'prod waits for you to sign in again',
      text: expect.stringMatching(/^The work in the other accounts continues\. .*it continues/),
    })
    expect(signInNoticeWords(named('a', 'b'), 2, 'running')?.text).toMatch(/^After/)
    expect(signInNoticeWords(named('prod'), 10, 'paused')?.text).toMatch(/^After/)
  })
})
