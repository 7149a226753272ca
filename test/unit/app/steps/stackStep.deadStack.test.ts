import { describe, expect, test } from 'vitest'
import { NO_CONSENT } from '../../../doubles/atWork.ts'
import { FAILED_ROLE, FAILED_STACK, FAILING, problemOf, setUp } from './stackAtWork.ts'

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
