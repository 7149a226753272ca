import { STACK_NAME } from '../activeeye/prescribed.ts'
import { type Patience, patience } from '../async/patience.ts'
import type { Stack, StackEvent, StacksApi } from '../aws/awsAccount.ts'
import { AwsFailure, isUnanswered } from '../aws/awsFailure.ts'
import { ProblemError, type ProblemWords } from '../problems/problem.ts'
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
  const events = await failedEvents(context, stacks, stack.stackId)
  const unread = events instanceof AwsFailure ? events : undefined
  const failures = events instanceof AwsFailure ? [] : events
  // The stack's own events only repeat those of its resources.
  const first = failures.find((event) => event.resourceType !== 'AWS::CloudFormation::Stack') ?? failures[0]
  return {
    kind: 'stackFailed',
    message: `The stack ${stack.name} in ${place} could not be created (${stack.status}): ${first === undefined ? reasonWithoutEvents(stack, unread) : sentenceOf(first)}.`,
    next: `${adviceFor(first?.reason ?? '', unread)} Then have the failed stack deleted and created again (in the terminal: run with --replace-failed-stack).`,
    retryable: false,
    aws: { code: first?.status ?? stack.status, message: first?.reason ?? stack.statusReason },
  }
}

/** That the stack failed is known without its events, so a failure to read them is no other problem of the step. */
async function failedEvents(
  context: StepContext,
  stacks: StacksApi,
  stackId: string,
): Promise<readonly StackEvent[] | AwsFailure> {
  try {
    return await stacks.describeFailures(stackId, context.signal)
  } catch (error) {
    if (error instanceof AwsFailure) return error
    throw error
  }
}

function reasonWithoutEvents({ statusReason }: Stack, unread: AwsFailure | undefined): string {
  if (statusReason !== '') return statusReason.replace(/\.$/, '')
  return unread === undefined
    ? 'AWS gives no reason'
    : `its events, which say why, can’t be read (${unread.details.code})`
}

function sentenceOf({ logicalResourceId, resourceType, reason }: StackEvent): string {
  const what = resourceType === '' ? logicalResourceId : `${logicalResourceId} (${resourceType})`
  return reason === '' ? `${what} failed` : `${what}: ${reason.replace(/\.$/, '')}`
}

function adviceFor(reason: string, unread: AwsFailure | undefined): string {
  if (unread !== undefined)
    return 'Find the first failed event of the stack in the CloudFormation console, and remove its cause.'
  if (/already exists/i.test(reason)) {
    return 'Find out what made the resource that exists already: an earlier stack, perhaps in another Region. Delete that, if it is no longer needed.'
  }
  if (/not authorized|access ?denied/i.test(reason))
    return 'Ask the person who manages permissions for what is missing.'
  return 'Remove the cause.'
}
