import { type Patience, patience } from '../async/patience.ts'
import type { Stack, StacksApi } from '../aws/awsAccount.ts'
import { AwsFailure, isUnanswered } from '../aws/awsFailure.ts'
import { ProblemError } from '../problems/problem.ts'
import { watchStackEvents } from './stackEventWatch.ts'
import { placeOf, type StepContext } from './step.ts'

/**
 * Follows a stack until no operation is in progress, and reports each new event. The SDK's waiter is not used: it
 * takes UPDATE_ROLLBACK_COMPLETE for success and waits on AccessDenied. The computer may sleep meanwhile: only time at
 * work counts, and looks may fail for a while after it.
 * @returns the stack after its last operation; `undefined` when it no longer exists.
 */
export async function followStack(
  context: StepContext,
  stacks: StacksApi,
  stackId: string,
): Promise<Stack | undefined> {
  const { clock, pace, signal } = context
  const events = watchStackEvents(context, stacks, stackId)
  const limit = patience(clock, pace.stackPatience)
  let outage: Patience | undefined
  try {
    for (;;) {
      const stack = await lookAgain(context, stacks, stackId, outage)
      if (stack === undefined) return undefined
      if (stack === 'unseen') outage ??= patience(clock, pace.outage)
      else if (stack.status.endsWith('_IN_PROGRESS')) {
        outage = undefined
        if (limit.isOver()) throw stillBusy(context, stack)
        events.look()
      } else {
        await events.lookForTheLastTime()
        return stack
      }
      const pause = pace.stackPoll * (1 + clock.random() / 2)
      await clock.sleep(pause, signal)
      limit.count(pause)
      outage?.count(pause)
    }
  } finally {
    events.end()
  }
}

/** @returns `unseen` when AWS did not answer, until the patience with that is over. */
async function lookAgain(
  context: StepContext,
  stacks: StacksApi,
  stackId: string,
  outage: Patience | undefined,
): Promise<Stack | 'unseen' | undefined> {
  try {
    return await stacks.describeStack(stackId, context.signal)
  } catch (error) {
    const passes =
      error instanceof AwsFailure && (isUnanswered(error) || error.details.reason === 'throttled')
    if (!passes || outage?.isOver()) throw error
    return 'unseen'
  }
}

function stillBusy(context: StepContext, stack: Stack): ProblemError {
  return new ProblemError({
    kind: 'stackBusy',
    message: `The stack ${stack.name} in ${placeOf(context.account, context.account.stackRegion)} is still in ${stack.status} after ${Math.round(context.pace.stackPatience / 60_000)} minutes.`,
    next: 'Look at it in the CloudFormation console. When the operation has ended, run again: the run continues from there.',
    retryable: true,
  })
}
