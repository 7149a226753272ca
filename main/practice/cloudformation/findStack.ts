import type { SignedCall } from '../practiceCall.ts'
import { WireError } from '../wire/wireError.ts'
import type { StackRecord } from '../world.ts'
import { latestStackEvent, type StackHistoryEvent, stackHistory } from './stackHistory.ts'
import { ACTIVEEYE_TEMPLATE } from './stackTemplate.ts'

/** The stack that StackName names. An ID also finds a deleted stack. */
export function findStack(call: SignedCall): StackRecord {
  const nameOrId = call.parameters.get('StackName') ?? ''
  if (!/^(?:[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*)$/.test(nameOrId)) {
    throw constraintFailed(
      `'${nameOrId}'`,
      'stackName',
      'Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*',
    )
  }
  const stack = lookUpStack(call, nameOrId)
  if (stack === undefined) throw validationError(`Stack with id ${nameOrId} does not exist`)
  return stack
}

export function lookUpStack(call: SignedCall, nameOrId: string): StackRecord | undefined {
  return stacksHere(call).find(
    (stack) => stack.stackId === nameOrId || (stack.name === nameOrId && !isDeleted(call, stack)),
  )
}

/** All stacks of the caller in this Region, the newest first. */
export function stacksHere({ world, caller, region }: SignedCall): readonly StackRecord[] {
  return world.stacks
    .filter((stack) => stack.accountId === caller.accountId && stack.region === region)
    .toReversed()
}

/** The stack's events until now, the oldest first. */
export function eventsOf({ scenario, now }: SignedCall, stack: StackRecord): readonly StackHistoryEvent[] {
  const template = scenario.cloudFormation.templates[stack.templateUrl] ?? ACTIVEEYE_TEMPLATE
  return stackHistory(stack, template, now)
}

/** The stack's status and its reason. */
export function statusOf(
  call: SignedCall,
  stack: StackRecord,
): { readonly status: string; readonly reason?: string } {
  const event = latestStackEvent(eventsOf(call, stack))
  if (event === undefined) return { status: 'CREATE_IN_PROGRESS' }
  return event.reason === undefined
    ? { status: event.status }
    : { status: event.status, reason: event.reason }
}

/** A deleted stack is found by its ID only. */
export function isDeleted(call: SignedCall, stack: StackRecord): boolean {
  return statusOf(call, stack).status === 'DELETE_COMPLETE'
}

/** The error for a parameter that the request alone shows to be wrong. @param value with its quotation marks */
export function constraintFailed(value: string, at: string, constraint: string): WireError {
  return validationError(
    `1 validation error detected: Value ${value} at '${at}' failed to satisfy constraint: ${constraint}`,
  )
}

/** CloudFormation's error code for most invalid requests. */
export function validationError(message: string): WireError {
  return new WireError('ValidationError', message)
}
