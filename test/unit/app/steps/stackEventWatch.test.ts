import { describe, expect, test } from 'vitest'
import type { StackEvent } from '../../../../app/aws/awsAccount.ts'
import type { AwsFailureReason } from '../../../../app/aws/awsFailure.ts'
import { retryAfterSignIn } from '../../../../app/run/retryAfterSignIn.ts'
import { watchStackEvents } from '../../../../app/steps/stackEventWatch.ts'
import { ensureStack } from '../../../../app/steps/stackStep.ts'
import { FAILED_QUEUE, FAILED_ROLE, FAILING, problemOf, setUp } from './stackAtWork.ts'
import { undoAtWork } from './undoAtWork.ts'

const EVENTS = ['cloudformation:DescribeStackEvents', 'cloudformation:DescribeEvents'] as const
const REASONS: readonly (AwsFailureReason | 'silence')[] = [
  'accessDenied',
  'blockedByOrganization',
  'signInExpired',
  'signInMissing',
  'timeout',
  'notAws',
  'service',
  'throttled',
  'refused',
  'silence',
]

/** Neither operation answers with events. */
function withoutEvents(aws: ReturnType<typeof setUp>['aws'], reason: (typeof REASONS)[number]): void {
  for (const action of EVENTS) {
    if (reason !== 'silence') aws.calls.fail({ action, details: { reason } })
    else if (action === 'cloudformation:DescribeStackEvents') aws.calls.silence(action)
    // The port gives up a look that is not answered.
    else aws.calls.fail({ action, details: { reason: 'timeout' } })
  }
}

describe.each(REASONS)('when events end with %s', (reason) => {
  test('a run creates the stack all the same, at the same pace', async () => {
    const { aws, ensure, work } = setUp()
    withoutEvents(aws, reason)
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(work.told).toEqual([])
    // A last look that is not answered is waited for once, no longer than for a look at the stack.
    expect(work.clock.waits).toEqual(reason === 'silence' ? [7_000, 7_000] : [7_000])
  })

  test('a run replaces a failed stack all the same', async () => {
    const { aws, ensure } = setUp({ stack: { status: 'ROLLBACK_COMPLETE' } })
    withoutEvents(aws, reason)
    expect(await ensure()).toMatchObject({ state: 'done' })
  })

  test('undo deletes the stack all the same', async () => {
    const { aws, context, undoStacks } = undoAtWork()
    await ensureStack(context)
    withoutEvents(aws, reason)
    expect(await undoStacks()).toMatchObject({ state: 'todo', problems: [] })
  })

  test('a stack that failed is told as failed, with where its reason is to be found', async () => {
    const { aws, ensure } = setUp({ cloud: { creations: [FAILING] } })
    withoutEvents(aws, reason)
    const code = 'Scripted'
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'stackFailed',
      message: expect.stringContaining(`its events, which say why, can’t be read (${code})`),
      next: expect.stringContaining('Find the first failed event of the stack in the CloudFormation console'),
    })
  })

  test('a deletion that failed is told as failed', async () => {
    const { aws, context, undoStacks } = undoAtWork()
    await ensureStack(context)
    aws.cloudFormation.deletion = ['DELETE_IN_PROGRESS', 'DELETE_FAILED']
    withoutEvents(aws, reason)
    expect(await problemOf(undoStacks())).toMatchObject({ kind: 'stackFailed' })
  })
})

test('only the events of the operation that goes on are told', async () => {
  const { context, work } = undoAtWork()
  const event = (at: string, resourceType: string, status: string): StackEvent => ({
    at,
    logicalResourceId: resourceType.split('::').at(-1) ?? '',
    resourceType,
    status,
    reason: '',
  })
  const stack = 'AWS::CloudFormation::Stack'
  const events = [
    event('2026-11-28T11:00:01Z', 'AWS::IAM::Role', 'DELETE_IN_PROGRESS'),
    event('2026-11-28T11:00:00Z', stack, 'DELETE_IN_PROGRESS'),
    event('2026-11-28T10:00:03Z', stack, 'CREATE_COMPLETE'),
    event('2026-11-28T10:00:02Z', 'AWS::IAM::Role', 'CREATE_COMPLETE'),
    event('2026-11-28T10:00:00Z', stack, 'CREATE_IN_PROGRESS'),
  ]
  const stacks = { ...context.aws.stacksIn('us-east-1'), describeStackEvents: async () => events }
  const watch = watchStackEvents(context, stacks, 'arn:1')
  await watch.lookForTheLastTime()
  watch.end()
  expect(work.told).toEqual(['Stack DELETE_IN_PROGRESS', 'Role DELETE_IN_PROGRESS'])
})

test('nobody is asked to sign in for events', async () => {
  const { aws, context } = setUp()
  withoutEvents(aws, 'signInExpired')
  const asked: string[] = []
  const retrying = retryAfterSignIn(aws, async () => void asked.push('sign in'))
  expect(await ensureStack({ ...context, aws: retrying })).toMatchObject({ state: 'done' })
  expect(asked).toEqual([])
})

test('events that come late are told, and each once', async () => {
  const statuses = ['CREATE_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE'] as const
  const creations = [{ statuses, failures: [FAILED_ROLE, FAILED_QUEUE] }]
  const { aws, context, work } = setUp({ cloud: { creations } })
  const late = Promise.withResolvers<void>()
  const stacksIn = (region: string) => {
    const api = aws.stacksIn(region)
    return {
      ...api,
      async describeStackEvents(id: string, signal: AbortSignal) {
        await late.promise
        return api.describeStackEvents(id, signal)
      },
    }
  }
  const clock = {
    ...work.clock,
    async sleep(milliseconds: number, signal: AbortSignal) {
      await work.clock.sleep(milliseconds, signal)
      late.resolve()
    },
  }
  expect(await ensureStack({ ...context, clock, aws: { ...aws, stacksIn } })).toMatchObject({ state: 'done' })
  expect(work.told).toEqual([
    'Role CREATE_FAILED: activeeye-role already exists.',
    'Queue CREATE_FAILED: Resource creation cancelled',
  ])
})

test('after a cancellation nothing is told', async () => {
  const { aws, context, work } = setUp({ stack: { status: 'CREATE_IN_PROGRESS', failures: [FAILED_ROLE] } })
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<void>()
  const stacksIn = (region: string) => {
    const api = aws.stacksIn(region)
    return {
      ...api,
      async describeStackEvents(id: string) {
        asked.resolve()
        await answer.promise
        return api.describeStackEvents(id, new AbortController().signal)
      },
    }
  }
  const working = ensureStack({ ...context, aws: { ...aws, stacksIn } })
  await asked.promise
  work.cancel()
  await expect(working).rejects.toThrow('Cancelled.')
  answer.resolve()
  await new Promise((resolve) => setImmediate(resolve))
  expect(work.told).toEqual([])
})
