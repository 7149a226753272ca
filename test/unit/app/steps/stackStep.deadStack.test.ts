import { describe, expect, test } from 'vitest'
import { NO_CONSENT } from '../../../doubles/atWork.ts'
import { fakeStack } from '../../../doubles/fakeStacks.ts'
import { FAILED_QUEUE, FAILED_ROLE, FAILED_STACK, FAILING, problemOf, setUp } from './stackAtWork.ts'

describe('a dead stack', () => {
  const dead = { status: 'ROLLBACK_COMPLETE', outputs: {}, failures: [FAILED_STACK, FAILED_ROLE] }

  test.each([
    ['activeeye-role already exists.', 'Find out what made the resource that exists already'],
    ['User is not authorized to perform iam:CreateRole', 'Ask the person who manages permissions'],
    ['Something else', 'Remove the cause'],
  ])('is advised about by its reason: %s', async (reason, expected) => {
    const { ensure } = setUp({
      stack: { ...dead, failures: [{ ...FAILED_ROLE, reason }] },
      consent: NO_CONSENT,
    })
    expect(await problemOf(ensure())).toMatchObject({ next: expect.stringContaining(expected) })
  })

  test('stays without consent to its deletion, and its first failed resource is named', async () => {
    const { aws, ensure } = setUp({ stack: dead, consent: { iam: 'any', replaceFailedStack: false } })
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'stackFailed',
      message: expect.stringContaining('Role (AWS::IAM::Role): activeeye-role already exists'),
      next: expect.stringContaining('--replace-failed-stack'),
    })
    expect(aws.calls.writes()).toEqual([])
  })

  test.each(['ROLLBACK_COMPLETE', 'CREATE_FAILED', 'ROLLBACK_FAILED', 'DELETE_FAILED', 'REVIEW_IN_PROGRESS'])(
    'in %s is deleted and created again with consent',
    async (status) => {
      const { aws, ensure, cloudFormation } = setUp({ stack: { ...dead, status } })
      expect(await ensure()).toMatchObject({ state: 'done' })
      expect(aws.calls.writes().map(({ action }) => action)).toEqual([
        'cloudformation:DeleteStack',
        'cloudformation:CreateStack',
      ])
      expect(cloudFormation.stacks.map((stack) => stack.status)).toEqual([
        'DELETE_COMPLETE',
        'CREATE_COMPLETE',
      ])
    },
  )

  test('that fails again after it was replaced is not replaced for ever', async () => {
    const { aws, ensure } = setUp({ stack: dead, cloud: { creations: Array(5).fill(FAILING) } })
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'stackFailed',
      message: expect.stringContaining('Role (AWS::IAM::Role)'),
      aws: { code: 'CREATE_FAILED' },
    })
    expect(aws.calls.writes().map(({ action }) => action)).toEqual([
      'cloudformation:DeleteStack',
      'cloudformation:CreateStack',
    ])
  })

  test('that failed in this very run is not replaced: what failed just now fails again', async () => {
    const { aws, ensure } = setUp({ cloud: { creations: [FAILING] } })
    expect(await problemOf(ensure())).toMatchObject({ kind: 'stackFailed' })
    expect(aws.calls.countOf('cloudformation:CreateStack')).toBe(1)
    expect(await ensure()).toMatchObject({ state: 'done' })
  })

  test('that can not be deleted is told so', async () => {
    const { aws, ensure } = setUp({
      stack: dead,
      cloud: { deletion: ['DELETE_IN_PROGRESS', 'DELETE_FAILED'] },
    })
    expect(await problemOf(ensure())).toMatchObject({ kind: 'stackFailed' })
    expect(aws.calls.countOf('cloudformation:DeleteStack')).toBe(1)
    expect(aws.calls.countOf('cloudformation:CreateStack')).toBe(0)
  })

  test('with termination protection stays', async () => {
    const { ensure, cloudFormation } = setUp({ stack: { ...dead, isProtected: true } })
    expect(await problemOf(ensure())).toMatchObject({
      kind: 'stackFailed',
      next: expect.stringContaining('termination protection'),
    })
    expect(cloudFormation.stacks).toMatchObject([{ status: 'ROLLBACK_COMPLETE' }])
  })

  test.each([
    [[], 'The reason', 'The reason'],
    [[], '', 'AWS gives no reason'],
    [[FAILED_STACK], '', 'failed to create: [Role]'],
  ])('gives the best reason there is: %j, %j', async (failures, statusReason, expected) => {
    const { ensure } = setUp({
      stack: { ...dead, failures: [...failures], statusReason },
      consent: NO_CONSENT,
    })
    expect(await problemOf(ensure())).toMatchObject({ message: expect.stringContaining(expected) })
  })
})

describe('a stack that is not as a creation leaves it is told in its own words', () => {
  const attached = 'Cannot delete entity, must detach all policies first.'

  test('DELETE_FAILED: of which resource and why, although its creation failed before', async () => {
    const gone = { ...FAILED_ROLE, status: 'DELETE_FAILED', reason: attached }
    const stack = { status: 'DELETE_FAILED', outputs: {}, failures: [FAILED_QUEUE, FAILED_ROLE, gone] }
    const problem = await problemOf(setUp({ stack, consent: NO_CONSENT }).ensure())
    expect(problem).toMatchObject({
      kind: 'stackFailed',
      message: expect.stringMatching(
        /^Deleting the stack .* failed \(DELETE_FAILED\): Role \(AWS::IAM::Role\): Cannot delete entity/,
      ),
      next: expect.stringContaining('attached to it by hand'),
    })
    expect(problem).not.toMatchObject({ message: expect.stringContaining('created') })
  })

  test('REVIEW_IN_PROGRESS: nothing failed', async () => {
    const stack = { status: 'REVIEW_IN_PROGRESS', statusReason: 'User Initiated', outputs: {} }
    expect(await problemOf(setUp({ stack, consent: NO_CONSENT }).ensure())).toMatchObject({
      kind: 'stackUnfinished',
      message: expect.stringContaining('change set of somebody that was never executed'),
      next: expect.stringContaining('--replace-failed-stack'),
    })
  })
})

describe('a resource that exists already', () => {
  const failedFor = (reason: string) => ({
    status: 'ROLLBACK_COMPLETE',
    outputs: {},
    failures: [{ ...FAILED_ROLE, reason }],
  })

  test.each([
    ['StackSet-Security-6f1a0d10', 'a stack of a StackSet'],
    ['landing-zone', 'Delete that stack'],
  ])('in the stack %s', async (name, next) => {
    const arn = `arn:aws:cloudformation:eu-west-1:111122223333:stack/${name}/6f1a0d10`
    const stack = failedFor(`activeeye-role already exists in stack ${arn}`)
    expect(await problemOf(setUp({ stack, consent: NO_CONSENT }).ensure())).toMatchObject({
      next: expect.stringMatching(new RegExp(`belongs to .*${name} in eu-west-1.*${next}`)),
    })
  })

  test('in the same stack of another Region', async () => {
    const stack = failedFor('activeeye-role already exists.')
    const { cloudFormation, ensure, aws } = setUp({
      stack,
      consent: NO_CONSENT,
      regions: ['eu-west-1', 'us-east-1'],
    })
    cloudFormation.stacks.push(fakeStack({ region: 'eu-west-1', stackId: 'other' }))
    expect(await problemOf(ensure())).toMatchObject({
      next: expect.stringContaining('stands in eu-west-1 already'),
    })
    aws.calls.fail({ action: 'ec2:DescribeRegions', details: { reason: 'accessDenied' } })
    expect(await problemOf(ensure())).toMatchObject({ next: expect.stringContaining('Find out what made') })
  })
})

test.each([
  "Parameter 'ExternalID' must match pattern ^[a-z0-9]{12,64}$",
  "Parameter 'ExternalID' must contain at least 12 characters",
  'Parameter ExternalID failed to satisfy constraint: twelve letters',
])('an ExternalID that the template does not admit: %s', async (message) => {
  const { aws, ensure } = setUp()
  aws.calls.fail({
    action: 'cloudformation:CreateStack',
    details: { reason: 'refused', code: 'ValidationError', message },
  })
  expect(await problemOf(ensure())).toMatchObject({
    kind: 'invalidInput',
    message: expect.stringContaining(`acme-prod of account prod (111122223333): ${message}`),
    next: expect.stringContaining('Correct externalId'),
    retryable: false,
  })
})
