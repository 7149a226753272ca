import { describe, expect, it } from 'vitest'
import type { ActivityStatus } from '../../../../../app/checklist/activityStatus.ts'
import type { Problem } from '../../../../../app/problems/problem.ts'
import type { OpenProblem } from '../../../../../renderer/features/problems/openProblems.ts'
import { accountsToRetry, runOutcome } from '../../../../../renderer/pages/run/runOutcome.ts'
import { finishedAccount, untouchedAccount } from '../../../app/report/checklists.ts'
import { accountWithStep } from './accountWithStep.ts'

const done = finishedAccount('111111111111', 'done')
const untouched = untouchedAccount('222222222222', 'untouched')
const RUN: ActivityStatus = { activity: 'run', state: 'finished', startedAt: '2026-10-05T12:00:00.000Z' }

describe('accountsToRetry', () => {
  it.each([
    ['signIn', { state: 'waiting', for: 'customer' }],
    ['stack', { state: 'failed' }],
    ['flowLogs', { state: 'waiting', for: 'activeeye' }],
  ] as const)('takes an account whose %s is %o', (step, status) => {
    expect(accountsToRetry([done, accountWithStep(step, status)])).toEqual(['333333333333'])
  })

  it.each([
    ['connector', { state: 'waiting', for: 'customer' }],
    ['delivery', { state: 'waiting', for: 'activeeye' }],
    ['stack', { state: 'skipped' }],
    ['flowLogs', { state: 'todo' }],
  ] as const)('leaves one alone whose %s is %o', (step, status) => {
    expect(accountsToRetry([accountWithStep(step, status)])).toEqual([])
  })
})

describe('runOutcome', () => {
  it('says nothing before and during the work', () => {
    expect(runOutcome(undefined, [done], [])).toBeUndefined()
    expect(runOutcome({ ...RUN, state: 'running' }, [done], [])).toBeUndefined()
    expect(runOutcome({ ...RUN, state: 'paused' }, [done], [])).toBeUndefined()
  })

  it.each(['interrupted', 'cancelled', 'failed'] as const)('offers to continue when it was %s', (state) => {
    expect(runOutcome({ ...RUN, state }, [done], [])?.next).toBe('continue')
  })

  it.each(['interrupted', 'cancelled', 'failed'] as const)(
    'does not offer to continue an undo that was %s: it has to look again first',
    (state) => {
      for (const activity of ['undoPlan', 'undo'] as const) {
        const outcome = runOutcome({ ...RUN, activity, state }, [done], [])
        expect(outcome).toMatchObject({ next: 'none', text: expect.stringContaining('choose Undo') })
      }
    },
  )

  it('says why it failed, and what to do where that is known', () => {
    const failed: ActivityStatus = { ...RUN, state: 'failed', message: 'The disk is full.' }
    expect(runOutcome(failed, [done], [])?.text).toBe('The disk is full.')
    expect(runOutcome({ ...failed, next: 'Free some space.' }, [done], [])?.text).toBe(
      'The disk is full. Free some space.',
    )
  })

  it('leads to the retry, then to the plan, the connectors and the report', () => {
    const failed = accountWithStep('stack', { state: 'failed' })
    const unconnected = accountWithStep('connector', { state: 'waiting', for: 'customer' })
    expect(runOutcome(RUN, [done, failed, untouched], [])?.next).toBe('retry')
    expect(runOutcome(RUN, [done, untouched, unconnected], [])?.next).toBe('plan')
    expect(runOutcome(RUN, [done, unconnected], [])?.next).toBe('connectors')
    expect(runOutcome(RUN, [done], [])?.next).toBe('report')
  })

  it('names the first problem and leads to what solves it, and not to the failure again', () => {
    const failed = accountWithStep('stack', { state: 'failed' })
    const problem: Problem = { kind: 'stackFailed', step: 'stack', message: '', next: '', retryable: false }
    const open: OpenProblem = {
      key: '1',
      kind: 'stackFailed',
      next: '',
      action: 'replaceStack',
      accountIds: ['333333333333'],
      places: [{ accountId: '333333333333', name: 'prod', problem }],
    }
    const connector: OpenProblem = { ...open, key: '2', action: 'openConnectors' }
    expect(runOutcome(RUN, [done, failed], [connector, open, { ...open, key: '3' }])).toEqual({
      type: 'warning',
      header: 'The run has finished. Stack failed: prod',
      text: 'Solve the open problems of 1 account, then run again. Nothing is done twice. 1 more problem below.',
      next: 'problem',
      problem: open,
    })
    expect(runOutcome(RUN, [done], [connector])?.next).toBe('report')
  })

  it('does not take a look for a run', () => {
    expect(runOutcome({ ...RUN, activity: 'plan' }, [done], [])?.next).toBe('plan')
  })
})
