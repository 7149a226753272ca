import { describe, expect, test } from 'vitest'
import type { AwsFailureReason } from '../../../../app/aws/awsFailure.ts'
import { problemOf, setUp } from './stackAtWork.ts'

const THREE_HOURS = 3 * 3_600_000

/** A stack that is still in progress for this many looks. */
function slowStack(looks: number) {
  return {
    status: 'CREATE_IN_PROGRESS',
    next: [...Array<string>(looks).fill('CREATE_IN_PROGRESS'), 'CREATE_COMPLETE'],
  }
}

/** Something happens to the computer with each sleep. */
function duringSleeps(at: ReturnType<typeof setUp>, happens: (sleeps: number) => void): void {
  const { clock } = at.work
  const { sleep } = clock
  let sleeps = 0
  clock.sleep = async (milliseconds, signal) => {
    await sleep(milliseconds, signal)
    sleeps += 1
    happens(sleeps)
  }
}

describe('a stack is followed to its end although', () => {
  for (const counted of [false, true]) {
    test(`the computer sleeps for three hours, with its clock ${counted ? 'running' : 'standing'}`, async () => {
      const at = setUp({ stack: slowStack(5) })
      duringSleeps(at, (sleeps) => {
        if (sleeps === 2) at.work.clock.sleepComputer(THREE_HOURS, counted)
      })
      expect(await at.ensure()).toMatchObject({ state: 'done' })
    })
  }

  test.each([
    ['forward', THREE_HOURS],
    ['back', -THREE_HOURS],
  ])('the computer’s time is set %s between all looks', async (_, by) => {
    const at = setUp({ stack: slowStack(5) })
    duringSleeps(at, () => at.work.clock.setTime(by))
    expect(await at.ensure()).toMatchObject({ state: 'done' })
  })

  test.each<AwsFailureReason>(['dns', 'connection', 'timeout', 'service', 'notAws', 'throttled'])(
    'some looks end with %s, as they do after sleep',
    async (reason) => {
      const at = setUp({ stack: slowStack(5) })
      const failure = { action: 'cloudformation:DescribeStacks', details: { reason }, times: 4 } as const
      duringSleeps(at, (sleeps) => {
        if (sleeps === 2) at.aws.calls.fail(failure)
      })
      expect(await at.ensure()).toMatchObject({ state: 'done' })
    },
  )
})

test('the computer’s time, set back again and again, is no reason to follow a stack forever', async () => {
  const at = setUp({ stack: { status: 'UPDATE_IN_PROGRESS' } })
  duringSleeps(at, () => at.work.clock.setTime(-THREE_HOURS))
  expect(await problemOf(at.ensure())).toMatchObject({ kind: 'stackBusy' })
})

describe('following a stack ends with the failure of a look', () => {
  test('when it lasts', async () => {
    const at = setUp({ stack: slowStack(50) })
    duringSleeps(at, (sleeps) => {
      if (sleeps === 2)
        at.aws.calls.fail({ action: 'cloudformation:DescribeStacks', details: { reason: 'dns' } })
    })
    await expect(at.ensure()).rejects.toMatchObject({ details: { reason: 'dns' } })
    expect(at.work.clock.waits.length).toBeLessThan(9)
  })

  test('at once when AWS has refused it', async () => {
    const at = setUp({ stack: slowStack(50) })
    duringSleeps(at, (sleeps) => {
      if (sleeps === 2)
        at.aws.calls.fail({ action: 'cloudformation:DescribeStacks', details: { reason: 'accessDenied' } })
    })
    await expect(at.ensure()).rejects.toMatchObject({ details: { reason: 'accessDenied' } })
    expect(at.work.clock.waits).toHaveLength(2)
  })
})
