import { STACK_NAME } from '../activeeye/prescribed.ts'
import type { Stack, StackEvent, StacksApi } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import { tagPolicyProblem } from '../problems/denials.ts'
import type { ProblemWords } from '../problems/problem.ts'
import { placeOf, type StepContext } from './step.ts'

/** Why the stack is not there as it should be, from its first failed resource, and what to do about it. */
export async function stackFailure(
  context: StepContext,
  stacks: StacksApi,
  stack: Stack | undefined,
  /** What is done with the stack next, once the cause is removed. */
  next: 'replace' | 'undo' = 'replace',
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
  if (stack.status === 'REVIEW_IN_PROGRESS') return neverExecuted(stack, place)
  const isDeletion = stack.status === 'DELETE_FAILED'
  const events = await failedEvents(context, stacks, stack.stackId)
  const unread = events instanceof AwsFailure ? events : undefined
  const failures = events instanceof AwsFailure ? [] : events
  // A stack whose deletion failed also has the events of a creation that failed before.
  const ofOperation = isDeletion ? failures.filter(({ status }) => status === 'DELETE_FAILED') : failures
  // The stack's own events only repeat those of its resources.
  const first =
    ofOperation.find((event) => event.resourceType !== 'AWS::CloudFormation::Stack') ?? ofOperation[0]
  const reason = first?.reason ?? ''
  const advice = unread === undefined ? await adviceFor(context, reason, isDeletion) : UNREAD
  const said = first === undefined ? reasonWithoutEvents(stack, unread) : sentenceOf(first)
  return {
    kind: 'stackFailed',
    message: isDeletion
      ? `Deleting the stack ${stack.name} in ${place} failed (${stack.status}): ${said}.`
      : `The stack ${stack.name} in ${place} could not be created (${stack.status}): ${said}.`,
    next: `${advice} ${next === 'undo' ? 'Then undo again.' : isDeletion ? DELETE_AGAIN : REPLACE}`,
    retryable: false,
    aws: { code: first?.status ?? stack.status, message: first?.reason ?? stack.statusReason },
  }
}

const REPLACE =
  'Then have the failed stack deleted and created again (in the terminal: run with --replace-failed-stack).'
const DELETE_AGAIN =
  'Then have the stack deleted again and created anew (in the terminal: run with --replace-failed-stack); with the cause still there, deleting it fails again.'
const UNREAD = 'Find the first failed event of the stack in the CloudFormation console, and remove its cause.'

/** "REVIEW_IN_PROGRESS: Expected creation of one or more stacks … without any templates or resources" (user guide). */
function neverExecuted({ name, status }: Stack, place: string): ProblemWords {
  return {
    kind: 'stackUnfinished',
    message: `The stack ${name} in ${place} is a change set of somebody that was never executed (${status}). It has no resources, nothing failed, and it does not go on by itself.`,
    next: 'Ask who made the change set. If it is meant, execute it in the CloudFormation console, then run again. If not, have the stack deleted and created by this app (in the terminal: run with --replace-failed-stack).',
    retryable: false,
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
  if (statusReason !== '') return statusReason.trim().replace(/\.$/, '')
  return unread === undefined
    ? 'AWS gives no reason'
    : `its events, which say why, can’t be read (${unread.details.code})`
}

function sentenceOf({ logicalResourceId, resourceType, reason }: StackEvent): string {
  const what = resourceType === '' ? logicalResourceId : `${logicalResourceId} (${resourceType})`
  return reason === '' ? `${what} failed` : `${what}: ${reason.replace(/\.$/, '')}`
}

async function adviceFor(context: StepContext, reason: string, isDeletion: boolean): Promise<string> {
  const place = placeOf(context.account, context.account.stackRegion)
  const ofTags = tagPolicyProblem({ code: '', message: reason }, place)
  if (ofTags !== undefined) return ofTags.next
  if (isDeletion && /detach|DeleteConflict|must (remove|delete)/i.test(reason)) {
    return 'Remove from this resource what was attached to it by hand: for a role its other policies and instance profiles, in the IAM console.'
  }
  if (/already exists/i.test(reason)) return adviceForExisting(context, reason)
  if (/not authorized|access ?denied/i.test(reason))
    return 'Ask the person who manages permissions for what is missing.'
  return 'Remove the cause.'
}

/** A resource with the same name exists: an IAM role exists once for all Regions of an account. */
async function adviceForExisting(context: StepContext, reason: string): Promise<string> {
  // "… already exists in stack arn:aws:cloudformation:us-east-1:111122223333:stack/NAME/UUID"
  const owner = /in stack arn:[\w-]+:cloudformation:([\w-]+):\d{12}:stack\/([\w-]+)/.exec(reason)
  const [, region = '', name = ''] = owner ?? []
  if (name.startsWith('StackSet-')) {
    return `The resource belongs to ${name} in ${region}, a stack of a StackSet. Ask whoever manages the StackSet, in the management account or a delegated administrator account, to take this account out of it; deleted by hand, the StackSet may create it again.`
  }
  if (name !== '') {
    return `The resource belongs to the stack ${name} in ${region}. Delete that stack, if it is no longer needed.`
  }
  const elsewhere = await sameStackElsewhere(context)
  if (elsewhere !== undefined) {
    return `The stack ${STACK_NAME} stands in ${elsewhere} already, and its role exists once for all Regions. Either set ${elsewhere} as the Region of the stack, on the page Accounts (or "stackRegion" in the onboarding file), and run again; or delete the stack there, if it is no longer needed.`
  }
  return 'Find out what made the resource that exists already: an earlier stack, a StackSet, or somebody by hand. Delete that, if it is no longer needed.'
}

/** Another enabled Region with a stack of this name. What can't be looked at is passed over: this is for advice only. */
async function sameStackElsewhere({ aws, account, signal }: StepContext): Promise<string | undefined> {
  const passedOver = (error: unknown) => {
    if (error instanceof AwsFailure) return undefined
    throw error
  }
  const regions = (await aws.describeRegions(signal).catch(passedOver)) ?? []
  const others = regions.filter(({ name, enabled }) => enabled && name !== account.stackRegion)
  const found = await Promise.all(
    others.map(async ({ name }) => {
      const stack = await aws.stacksIn(name).describeStack(STACK_NAME, signal).catch(passedOver)
      return stack === undefined || stack.status === 'DELETE_COMPLETE' ? [] : [name]
    }),
  )
  return found.flat().toSorted()[0]
}
