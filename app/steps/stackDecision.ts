import type { Stack } from '../aws/awsAccount.ts'
import { isStanding, stackMismatch } from '../checklist/standingStack.ts'
import type { Account } from '../onboarding/onboarding.ts'
import type { ProblemWords } from '../problems/problem.ts'
import { placeOf } from './step.ts'

/** What to do about the stack, by its status. */
export type StackDecision =
  | { readonly do: 'create' }
  /** An operation is in progress, ours or another: wait for its end, then decide again. */
  | { readonly do: 'follow'; readonly stack: Stack }
  /** It exists and is as it should be. */
  | { readonly do: 'accept'; readonly stack: Stack }
  /** Its creation failed; it can only be deleted, then created again. */
  | { readonly do: 'replace'; readonly stack: Stack }
  | { readonly do: 'stop'; readonly problem: ProblemWords }

/** Source: the CloudFormation user guide, "Stack status codes". */
export function decideStack(account: Account, stack: Stack | undefined): StackDecision {
  if (stack === undefined) return { do: 'create' }
  if (isDead(stack.status)) return { do: 'replace', stack }
  if (isStanding(stack.status)) {
    const problem = stackMismatch(account, stack)
    return problem === undefined ? { do: 'accept', stack } : { do: 'stop', problem }
  }
  switch (stack.status) {
    case 'DELETE_COMPLETE':
      return { do: 'create' }
    case 'UPDATE_FAILED':
    case 'UPDATE_ROLLBACK_FAILED':
      return { do: 'stop', problem: needsHands(account, stack) }
    default:
      return stack.status.endsWith('_IN_PROGRESS')
        ? { do: 'follow', stack }
        : { do: 'stop', problem: needsHands(account, stack) }
  }
}

/** A stack in this status can only be deleted. */
export function isDead(status: string): boolean {
  return DEAD.has(status)
}

const DEAD: ReadonlySet<string> = new Set([
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'CREATE_FAILED',
  'DELETE_FAILED',
  // A stack without resources that a change set created.
  'REVIEW_IN_PROGRESS',
])

function needsHands(account: Account, stack: Stack): ProblemWords {
  return {
    kind: 'stackFailed',
    message: `The stack ${stack.name} in ${placeOf(account, account.stackRegion)} is in ${stack.status}${stack.statusReason === '' ? '' : ` (${stack.statusReason})`}. An update of it failed, so it was left as it is.`,
    next: 'Open it in the CloudFormation console and choose Stack actions > Continue update rollback, then run again.',
    retryable: false,
  }
}
