import { STACK_NAME } from '../activeeye/prescribed.ts'
import type { Stack, StackEvent, StacksApi } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import { ProblemError, type ProblemWords } from '../problems/problem.ts'
import { placeOf, type StepContext } from './step.ts'

/**
 * Follows a stack until no operation is in progress, and reports each new event. The SDK's waiter is not used: it
 * takes UPDATE_ROLLBACK_COMPLETE for success and waits on AccessDenied.
 * @returns the stack after its last operation; `undefined` when it no longer exists.
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

/** Events are for display only: when they can't be read, the stack is followed without them. */
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
    next: 'Look at it in the CloudFormation console. When the operation has ended, run again: the run continues from there.',
    retryable: true,
  })
}

/** Why the stack failed, from its first failed resource, and what to do about it. */
export async function stackFailure(
  context: StepContext,
  stacks: StacksApi,
  stack: Stack | undefined,
): Promise<ProblemWords> {
  const place = placeOf(context.account, context.account.stackRegion)
  if (stack === undefined) {
    return {
      kind: 'stackBusy',
      message: `CloudFormation says that there is a stack ${STACK_NAME} in ${place}, but does not show it.`,
      next: 'Run again in a minute.',
      retryable: true,
    }
  }
  const failures = await stacks.describeFailures(stack.stackId, context.signal)
  // The stack's own events only repeat those of its resources.
  const first = failures.find((event) => event.resourceType !== 'AWS::CloudFormation::Stack') ?? failures[0]
  const why =
    first === undefined
      ? stack.statusReason === ''
        ? 'AWS gives no reason'
        : stack.statusReason
      : sentenceOf(first)
  return {
    kind: 'stackFailed',
    message: `The stack ${stack.name} in ${place} could not be created (${stack.status}): ${why}.`,
    next: `${adviceFor(first?.reason ?? '')} Then have the failed stack deleted and created again (in the terminal: run with --replace-failed-stack).`,
    retryable: false,
    aws: { code: first?.status ?? stack.status, message: first?.reason ?? stack.statusReason },
  }
}

function sentenceOf({ logicalResourceId, resourceType, reason }: StackEvent): string {
  const what = resourceType === '' ? logicalResourceId : `${logicalResourceId} (${resourceType})`
  return reason === '' ? `${what} failed` : `${what}: ${reason.replace(/\.$/, '')}`
}

function adviceFor(reason: string): string {
  if (/already exists/i.test(reason)) {
    return 'Find out what made the resource that exists already: an earlier stack, perhaps in another Region. Delete that, if it is no longer needed.'
  }
  if (/not authorized|access ?denied/i.test(reason))
    return 'Ask the person who manages permissions for what is missing.'
  return 'Remove the cause.'
}
