import { expect, test } from 'vitest'
import type { ActivityStatus } from '../../../../app/checklist/activityStatus.ts'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { connectorsWord, planWord, reportWord, runWord } from '../../../../app/checklist/progressWords.ts'
import type { VpcStatus } from '../../../../app/checklist/vpcStatus.ts'
import type { Problem } from '../../../../app/problems/problem.ts'
import { judged } from '../report/checklists.ts'

const RUN: ActivityStatus = { activity: 'run', startedAt: '2026-01-01T00:00:00.000Z', state: 'finished' }
const PLAN: ActivityStatus = { ...RUN, activity: 'plan' }
const FOR_YOU = { state: 'waiting', for: 'customer' } as const
const DONE = { state: 'done' } as const
const FAILED = { state: 'failed' } as const

/** All that the app does is done, and the connector waits for the customer. */
function account(
  accountId: string,
  {
    steps = {},
    problems = [],
    vpcs = ['covered'],
  }: {
    readonly steps?: Partial<AccountStatus['steps']>
    readonly problems?: readonly Problem[]
    readonly vpcs?: readonly VpcStatus['state'][]
  } = {},
): AccountStatus {
  return judged({
    accountId,
    name: accountId,
    identity: `arn:aws:iam::${accountId}:user/x`,
    lastSeen: RUN.startedAt,
    steps: {
      signIn: DONE,
      stack: DONE,
      flowLogs: DONE,
      delivery: { state: 'todo' },
      connector: FOR_YOU,
      ...steps,
    },
    connector: { displayName: 'Acme', accountId, externalId: 'acme', priority: 'medium' },
    regions: [
      {
        region: 'us-east-1',
        state: 'done',
        vpcs: vpcs.map((state, index) => ({ vpcId: `vpc-${index}`, state, madeByUs: true })),
      },
    ],
    problems: [...problems],
  })
}

const STACK_FAILED: Problem = { kind: 'stackFailed', step: 'stack', message: '', next: '', retryable: true }
const REFUSED: Problem = {
  kind: 'bucketNotReady',
  step: 'flowLogs',
  message: '',
  next: '',
  retryable: true,
  waitsFor: 'activeeye',
}
const CONFLICT: Problem = { ...REFUSED, kind: 'flowLogConflict', waitsFor: 'customer' }

test('when all that the app does is verified, the run is done and the turn is at the connectors', () => {
  const accounts = [account('1'), account('2', { vpcs: ['covered', 'covered'] })]
  expect(planWord(accounts, RUN)).toEqual({ word: 'Looked at', tone: 'good' })
  expect(runWord(accounts, RUN)).toEqual({ word: '3 of 3 VPCs', tone: 'good' })
  expect(connectorsWord(accounts)).toEqual({ word: 'Your turn: add 2', tone: 'partial' })
})

test('with every connector confirmed, all is complete', () => {
  const accounts = [account('1', { steps: { connector: DONE } })]
  expect(runWord(accounts, RUN)).toEqual({ word: '1 of 1 complete', tone: 'good' })
  expect(connectorsWord(accounts)).toEqual({ word: '1 of 1 confirmed', tone: 'good' })
})

test('while it runs, the run counts VPCs', () => {
  const accounts = [account('1', { vpcs: ['covered', 'missing'], steps: { flowLogs: { state: 'running' } } })]
  expect(runWord(accounts, { ...RUN, state: 'running' })).toEqual({ word: '1 of 2 VPCs', tone: 'running' })
  expect(runWord(accounts, { ...RUN, state: 'paused' })).toEqual({
    word: 'Paused, 1 of 2 VPCs',
    tone: 'none',
  })
})

test('a stack that failed in a run is a problem of the run, and its account has no connector yet', () => {
  const failed = account('2', {
    steps: { stack: FAILED, connector: { state: 'todo' } },
    problems: [STACK_FAILED],
  })
  expect(planWord([account('1'), failed], PLAN)).toEqual({ word: '1 problem', tone: 'bad' })
  expect(planWord([account('1'), failed], RUN)).toEqual({ word: 'Looked at', tone: 'good' })
  expect(runWord([account('1'), failed], RUN)).toEqual({ word: '1 of 2 failed', tone: 'bad' })
  expect(connectorsWord([account('1'), failed])).toEqual({ word: 'Your turn: add 1', tone: 'partial' })
  expect(connectorsWord([failed])).toEqual({ word: 'After the run', tone: 'todo' })
  expect(runWord([failed], PLAN).word).toBe('Not started')
})

test('what waits for ActiveEye is no fault of the plan', () => {
  const flowLogs = { state: 'waiting', for: 'activeeye' } as const
  const refused = account('1', { steps: { flowLogs }, problems: [REFUSED], vpcs: ['missing'] })
  expect(planWord([refused], RUN).tone).toBe('good')
  expect(runWord([refused], RUN)).toEqual({ word: 'Waiting for ActiveEye', tone: 'waiting' })
})

test('a decision is asked for on the plan', () => {
  const flowLogs = { state: 'waiting', for: 'customer' } as const
  const asked = account('1', { steps: { flowLogs }, problems: [CONFLICT], vpcs: ['partly'] })
  expect(planWord([asked], RUN)).toEqual({ word: 'Your turn: decide 1', tone: 'partial' })
  expect(runWord([account('2'), asked], RUN)).toEqual({ word: '1 of 2 done', tone: 'partial' })
})

test('a connector that was entered differently is to be corrected', () => {
  const problem: Problem = { ...STACK_FAILED, kind: 'invalidInput', step: 'connector' }
  const different = account('1', { problems: [problem], steps: { connector: FAILED } })
  expect(connectorsWord([different]).word).toBe('Your turn: correct 1')
  expect(runWord([different], RUN)).toEqual({ word: '1 of 1 VPC', tone: 'good' })
  const theirs = account('1', { steps: { connector: { state: 'waiting', for: 'activeeye' } } })
  expect(connectorsWord([theirs]).word).toBe('Waiting for ActiveEye')
})

test('a sign-in that is needed stands at what waits for it', () => {
  const waiting = { signIn: FOR_YOU, stack: { state: 'todo' }, connector: { state: 'todo' } } as const
  const held = account('2', { steps: waiting, vpcs: ['missing'] })
  const yours = { word: 'Your turn: sign in', tone: 'partial' }
  for (const state of ['running', 'finished'] as const) {
    expect(runWord([account('1'), held], { ...RUN, state })).toEqual(yours)
    expect(planWord([account('1'), held], { ...RUN, state })).toEqual({ word: 'Looked at', tone: 'good' })
    expect(planWord([account('1'), held], { ...PLAN, state })).toEqual(yours)
  }
  expect(runWord([held], PLAN)).toEqual({ word: 'Not started', tone: 'todo' })
})

test('the report is ready to be sent after a run', () => {
  expect(reportWord([account('1')], RUN)).toEqual({ word: 'Ready to send', tone: 'good' })
  expect(reportWord([account('1')], { ...RUN, state: 'running' }).word).toBe('After the run')
  const fresh = account('1', { steps: { stack: { state: 'todo' }, connector: { state: 'todo' } } })
  expect(reportWord([fresh], PLAN).word).toBe('After the run')
})
