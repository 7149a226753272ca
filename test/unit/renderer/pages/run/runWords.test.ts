import { describe, expect, it } from 'vitest'
import type { ActivityStatus } from '../../../../../app/checklist/activityStatus.ts'
import type { AccountStatus, StepStatus } from '../../../../../app/checklist/checklist.ts'
import type { StepName } from '../../../../../app/onboarding/stepName.ts'
import { accountsToRetry } from '../../../../../renderer/pages/run/accountsToRetry.ts'
import { outputsTable, outputsText } from '../../../../../renderer/pages/run/outputsText.ts'
import { runOutcome } from '../../../../../renderer/pages/run/runOutcome.ts'
import { percentDone } from '../../../../../renderer/pages/run/runProgress.ts'
import { waitedFor } from '../../../../../renderer/pages/run/waitedFor.ts'
import { finishedAccount, untouchedAccount } from '../../../app/report/checklists.ts'

const done = finishedAccount('111111111111', 'done')
const untouched = untouchedAccount('222222222222', 'untouched')
const RUN: ActivityStatus = { activity: 'run', state: 'finished', startedAt: '2026-10-05T12:00:00.000Z' }

describe('accountsToRetry', () => {
  it.each([
    ['signIn', { state: 'waiting', for: 'you' }],
    ['stack', { state: 'failed' }],
    ['flowLogs', { state: 'waiting', for: 'activeeye' }],
  ] as const)('takes an account whose %s is %o', (step, status) => {
    expect(accountsToRetry([done, account(step, status)])).toEqual(['333333333333'])
  })

  it.each([
    ['connector', { state: 'waiting', for: 'you' }],
    ['delivery', { state: 'waiting', for: 'activeeye' }],
    ['stack', { state: 'skipped' }],
    ['flowLogs', { state: 'todo' }],
  ] as const)('leaves one alone whose %s is %o', (step, status) => {
    expect(accountsToRetry([account(step, status)])).toEqual([])
  })
})

describe('runOutcome', () => {
  it('says nothing before and during the work', () => {
    expect(runOutcome(undefined, [done])).toBeUndefined()
    expect(runOutcome({ ...RUN, state: 'running' }, [done])).toBeUndefined()
    expect(runOutcome({ ...RUN, state: 'paused' }, [done])).toBeUndefined()
  })

  it.each(['interrupted', 'cancelled', 'failed'] as const)('offers to go on when it was %s', (state) => {
    expect(runOutcome({ ...RUN, state }, [done])?.way).toBe('goOn')
  })

  it('leads to the retry, then to the plan, the connectors and the report', () => {
    const failed = account('stack', { state: 'failed' })
    const unconnected = account('connector', { state: 'waiting', for: 'you' })
    expect(runOutcome(RUN, [done, failed, untouched])?.way).toBe('retry')
    expect(runOutcome(RUN, [done, untouched, unconnected])?.way).toBe('plan')
    expect(runOutcome(RUN, [done, unconnected])?.way).toBe('connectors')
    expect(runOutcome(RUN, [done])?.way).toBe('report')
  })

  it('does not take a look for a run', () => {
    expect(runOutcome({ ...RUN, activity: 'plan' }, [done])?.way).toBe('plan')
  })
})

describe('waitedFor', () => {
  it('names who, and with what', () => {
    const accounts = [
      account('connector', { state: 'waiting', for: 'you' }),
      account('flowLogs', { state: 'waiting', for: 'activeeye' }),
    ]
    expect(waitedFor(accounts, RUN)).toEqual([
      'You: Connector (1 account)',
      'ActiveEye: Flow logs (1 account)',
    ])
    expect(waitedFor([done], RUN)).toEqual(['Nobody'])
    expect(waitedFor([done], { ...RUN, state: 'running' })).toEqual(['Nobody: the work is under way'])
    expect(waitedFor([done], { ...RUN, state: 'paused' })).toEqual(['You: the work is paused'])
  })
})

describe('percentDone', () => {
  it('is 100 only when all is done', () => {
    expect(percentDone([])).toBe(0)
    expect(percentDone([untouched])).toBe(0)
    expect(percentDone([done])).toBe(100)
    expect(percentDone([done, untouched])).toBe(50)
    expect(percentDone([done, done, account('stack', { state: 'running' })])).toBeLessThan(100)
  })
})

describe('what is copied', () => {
  it('has a line for each output, and keeps leading zeros', () => {
    expect(outputsText({ AccountID: '012345678901', ExternalID: 'acme-prod' })).toBe(
      'AccountID: 012345678901\nExternalID: acme-prod',
    )
    expect(outputsTable([untouchedAccount()])).toBe(
      'Account\tAccountID\tExternalID\nprod\t012345678901\tacme-prod',
    )
  })
})

function account(step: StepName, status: StepStatus): AccountStatus {
  const finished = finishedAccount('333333333333', 'other')
  return { ...finished, steps: { ...finished.steps, [step]: status } }
}
