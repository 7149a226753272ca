import { describe, expect, it } from 'vitest'
import { waitingForSignIn } from '../../../../app/access/waitingForSignIn.ts'
import type { ActivityStatus } from '../../../../app/checklist/activityStatus.ts'
import {
  accountWaitingForSignIn,
  finishedAccount,
  SIGN_IN_EXPIRED,
  untouchedAccount,
} from '../report/checklists.ts'

const RUNNING: ActivityStatus = { activity: 'run', state: 'running', startedAt: '2026-10-05T11:00:00.000Z' }

describe('waitingForSignIn', () => {
  it('is who the work under way waits in, and nobody without work', () => {
    const accounts = [
      accountWaitingForSignIn('1', 'prod'),
      untouchedAccount('2', 'dev'),
      finishedAccount('3', 'test'),
    ]
    const namesIn = (activity?: ActivityStatus) =>
      waitingForSignIn(accounts, activity).map(({ name }) => name)
    expect(namesIn(RUNNING)).toEqual(['prod'])
    expect(namesIn({ ...RUNNING, state: 'paused' })).toEqual(['prod'])
    expect(namesIn({ ...RUNNING, state: 'finished' })).toEqual([])
    expect(namesIn()).toEqual([])
  })

  it('is nobody whose work has not begun: it does not go on by itself', () => {
    const stuck = accountWaitingForSignIn('1', 'prod')
    const begun = { ...stuck, steps: { ...stuck.steps, flowLogs: { state: 'todo' as const } } }
    expect(waitingForSignIn([begun], RUNNING)).toEqual([])
  })

  it('is nobody whose step waits for something else', () => {
    const stuck = accountWaitingForSignIn('1', 'prod')
    const other = { ...SIGN_IN_EXPIRED, kind: 'acknowledgementNeeded' as const, step: 'flowLogs' as const }
    expect(waitingForSignIn([{ ...stuck, problems: [SIGN_IN_EXPIRED, other] }], RUNNING)).toEqual([])
  })
})
