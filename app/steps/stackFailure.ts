import { STACK_NAME } from '../activeeye/prescribed.ts'
import type { Stack, StackEvent, StacksApi } from '../aws/awsAccount.ts'
import type { ProblemWords } from '../problems/problem.ts'
import { placeOf, type StepContext } from './step.ts'

/** Why the stack is dead, from its first failed resource, and the one thing to do about it. */
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
  // The stack's own events only repeat what its resources say.
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
    return 'Ask whoever manages permissions for what is missing.'
  return 'Do away with the cause.'
}
