import type { Stack, StackEvent, StacksApi } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import { ProblemError } from '../problems/problem.ts'
import { placeOf, type StepContext } from './step.ts'

/**
 * Follows a stack until nothing is in progress any more, telling each thing that happens.
 * Our own: the SDK's waiter takes UPDATE_ROLLBACK_COMPLETE for success and waits on AccessDenied.
 * @returns the stack at rest; `undefined` when it is gone altogether.
 */
export async function followStack(
  context: StepContext,
  stacks: StacksApi,
  stackId: string,
): Promise<Stack | undefined> {
  const told = new Set<string>()
  const deadline = Date.parse(context.clock.now()) + context.pace.stackPatience
  for (;;) {
    const stack = await stacks.describeStack(stackId, context.signal)
    if (stack === undefined) return undefined
    tellNews(context, await lookAtEvents(context, stacks, stackId), told)
    if (!stack.status.endsWith('_IN_PROGRESS')) return stack
    if (Date.parse(context.clock.now()) > deadline) throw stillBusy(context, stack)
    const jitter = 1 + context.clock.random() / 2
    await context.clock.sleep(context.pace.stackPoll * jitter, context.signal)
  }
}

/** Events are for watching only: whatever keeps them from being read, the stack is followed all the same. */
async function lookAtEvents(
  context: StepContext,
  stacks: StacksApi,
  stackId: string,
): Promise<readonly StackEvent[]> {
  try {
    return await stacks.describeStackEvents(stackId, context.signal)
  } catch (error) {
    if (error instanceof AwsFailure && error.details.reason !== 'signInExpired') return []
    throw error
  }
}

function tellNews(context: StepContext, events: readonly StackEvent[], told: Set<string>): void {
  for (const event of events.toReversed()) {
    const line = `${event.logicalResourceId} ${event.status}${event.reason === '' ? '' : `: ${event.reason}`}`
    const key = `${event.at} ${line}`
    if (told.has(key)) continue
    told.add(key)
    context.tell(line)
  }
}

function stillBusy(context: StepContext, stack: Stack): ProblemError {
  return new ProblemError({
    kind: 'stackBusy',
    message: `The stack ${stack.name} in ${placeOf(context.account, context.account.stackRegion)} is still in ${stack.status} after ${Math.round(context.pace.stackPatience / 60_000)} minutes.`,
    next: 'Look at it in the CloudFormation console. When it is at rest, run again: it goes on from there.',
    retryable: true,
  })
}
