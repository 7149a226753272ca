import { describe, expect, test } from 'vitest'
import { ensureStack, lookAtStack } from '../../../../app/steps/stackStep.ts'
import { NO_CONSENT } from '../../../doubles/atWork.ts'
import type { FakeStack } from '../../../doubles/fakeStacks.ts'
import { FAILED_QUEUE, FAILED_ROLE, problemOf, setUp } from './stackAtWork.ts'

test('the stack has the customer’s tags beside ours', async () => {
  const { cloudFormation, context } = setUp()
  const onboarding = { ...context.onboarding, tags: { CostCenter: '4711' } }
  expect(await ensureStack({ ...context, onboarding })).toMatchObject({ state: 'done' })
  expect(cloudFormation.stacks).toMatchObject([
    { tags: { CostCenter: '4711', 'activeeye-onboarding': onboarding.id } },
  ])
})

describe('where there is no stack', () => {
  test('one is created with the ExternalID, the capabilities and our tag, and followed to its end', async () => {
    const { aws, work, ensure, cloudFormation } = setUp()
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(cloudFormation.stacks).toMatchObject([
      {
        status: 'CREATE_COMPLETE',
        parameters: { ExternalID: 'acme-prod' },
        tags: { 'activeeye-onboarding': '0b9c1234-test' },
      },
    ])
    expect(work.checklist().accounts[0]?.stack).toMatchObject({
      status: 'CREATE_COMPLETE',
      madeByUs: true,
      outputs: { AccountID: '111122223333', ExternalID: 'acme-prod' },
    })
    expect(aws.calls.violations).toEqual([])
  })

  test('a second run changes nothing', async () => {
    const { aws, ensure } = setUp()
    await ensure()
    const writes = aws.calls.writes().length
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(aws.calls.writes()).toHaveLength(writes)
  })

  test('each event is told once, the oldest first', async () => {
    const statuses = ['CREATE_IN_PROGRESS', 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE'] as const
    const { ensure, work } = setUp({
      cloud: { creations: [{ statuses, failures: [FAILED_ROLE, FAILED_QUEUE] }] },
    })
    await ensure()
    expect(work.told).toEqual([
      'Role CREATE_FAILED: activeeye-role already exists.',
      'Queue CREATE_FAILED: Resource creation cancelled',
    ])
  })
})

test('without the permission to read events, a stack is followed all the same', async () => {
  const { aws, ensure, work } = setUp()
  aws.calls.fail({ action: 'cloudformation:DescribeStackEvents', details: { reason: 'accessDenied' } })
  expect(await ensure()).toMatchObject({ state: 'done' })
  expect(work.told).toEqual([])
})

describe('a stack that is there', () => {
  test.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'])(
    'in %s with the right IDs is accepted, without consent and without a change',
    async (status) => {
      const { aws, ensure } = setUp({ stack: { status }, consent: NO_CONSENT })
      expect(await ensure()).toMatchObject({ state: 'done' })
      expect(aws.calls.writes()).toEqual([])
      expect(aws.calls.countOf('cloudformation:DescribeStacks')).toBe(1)
    },
  )

  test.each(['CREATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS'])('in %s is adopted and followed', async (status) => {
    const { aws, ensure, work } = setUp({
      stack: { status, next: [status, 'UPDATE_COMPLETE'] },
      consent: NO_CONSENT,
    })
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(aws.calls.writes()).toEqual([])
    expect(work.clock.waits).toEqual([7_000])
  })

  test('that is being deleted is waited for, then created', async () => {
    const { ensure, cloudFormation } = setUp({
      stack: { status: 'DELETE_IN_PROGRESS', next: ['DELETE_IN_PROGRESS', 'DELETE_COMPLETE'] },
    })
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(cloudFormation.created).toBe(1)
  })

  test('that is gone once it was deleted is not shown any more', async () => {
    const stack = { status: 'DELETE_IN_PROGRESS', next: ['DELETE_COMPLETE'] }
    const { ensure, work } = setUp({ stack, consent: NO_CONSENT })
    expect(await problemOf(ensure())).toMatchObject({ kind: 'acknowledgementNeeded' })
    expect(work.checklist().accounts[0]?.stack).toBeUndefined()
  })

  test('with another ExternalID is left as it is', async () => {
    const { aws, ensure } = setUp({
      stack: { outputs: { AccountID: '111122223333', ExternalID: 'acme-old' } },
    })
    expect(await problemOf(ensure())).toMatchObject({ kind: 'stackMismatch' })
    expect(aws.calls.writes()).toEqual([])
  })

  test('that does not come to an end is stackBusy after our patience', async () => {
    const { ensure, work } = setUp({ stack: { status: 'UPDATE_IN_PROGRESS' } })
    expect(await problemOf(ensure())).toMatchObject({ kind: 'stackBusy', retryable: true })
    expect(work.clock.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(100_000 + 2 * 7_000)
  })
})

describe('CreateStack', () => {
  test.each([
    ['InsufficientCapabilitiesException', 'templateChanged'],
    ['LimitExceededException', 'stackFailed'],
  ])('refused with %s is %s', async (code, kind) => {
    const { aws, ensure } = setUp()
    aws.calls.fail({ action: 'cloudformation:CreateStack', details: { reason: 'refused', code } })
    expect(await problemOf(ensure())).toMatchObject({ kind })
  })

  test('finds that somebody was faster: theirs is looked at', async () => {
    const { ensure, cloudFormation } = setUp({ stack: { hiddenLooks: 1 } })
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(cloudFormation.created).toBe(0)
  })

  test('finds a stack that is never to be seen: a few tries, then stackBusy', async () => {
    const { aws, ensure } = setUp({ stack: { hiddenLooks: 1_000 } })
    expect(await problemOf(ensure())).toMatchObject({ kind: 'stackBusy', retryable: true })
    expect(aws.calls.countOf('cloudformation:CreateStack')).toBe(3)
  })
})

describe('looking only', () => {
  test.each<[string, Partial<FakeStack> | undefined, string]>([
    ['no stack', undefined, 'todo'],
    ['one in progress', { status: 'CREATE_IN_PROGRESS' }, 'todo'],
    ['one as it should be', {}, 'done'],
    ['a dead one', { status: 'ROLLBACK_COMPLETE' }, 'failed'],
    ['another one', { outputs: {} }, 'failed'],
  ])('%s: changes nothing', async (_, stack, state) => {
    const { aws, context } = setUp(stack === undefined ? {} : { stack })
    for (const purpose of ['plan', 'check'] as const) {
      expect(await lookAtStack(context, purpose)).toMatchObject({ state })
    }
    expect(aws.calls.writes()).toEqual([])
  })

  test('a plan looks at the template that would be used, a check does not', async () => {
    const { aws, context } = setUp()
    await lookAtStack(context, 'check')
    expect(aws.calls.countOf('cloudformation:GetTemplateSummary')).toBe(0)
    await lookAtStack(context, 'plan')
    expect(aws.calls.countOf('cloudformation:GetTemplateSummary')).toBe(1)
  })
})
