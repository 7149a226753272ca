import type { Stack } from '../aws/awsAccount.ts'
import { isDead } from '../checklist/deadStack.ts'
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
  /** It can only be deleted, then created again. */
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
  if (stack.status === 'DELETE_COMPLETE') return { do: 'create' }
  return stack.status.endsWith('_IN_PROGRESS')
    ? { do: 'follow', stack }
    : { do: 'stop', problem: needsHands(account, stack) }
}

function needsHands(account: Account, stack: Stack): ProblemWords {
  const reason = stack.statusReason === '' ? '' : ` (${stack.statusReason})`
  const where = `The stack ${stack.name} in ${placeOf(account, account.stackRegion)} is in ${stack.status}${reason}.`
  const words = (why: string, next: string): ProblemWords => ({
    kind: 'stackFailed',
    message: `${where} ${why}`,
    next,
    retryable: false,
  })
  switch (stack.status) {
    case 'UPDATE_ROLLBACK_FAILED':
      return words(
        'An update of it failed, and so did taking the update back. It was left as it is.',
        'Open it in the CloudFormation console and choose Stack actions > Continue update rollback, then run again.',
      )
    case 'UPDATE_FAILED':
      return words(
        'An update of it failed and was not taken back. It was left as it is.',
        'Open it in the CloudFormation console and choose Roll back or Retry, then run again.',
      )
    case 'IMPORT_ROLLBACK_FAILED':
      return words(
        'Importing resources into it failed, and so did taking the import back. It was left as it is: deleting it could delete what was imported.',
        'Ask whoever imported the resources. The events of the stack in the CloudFormation console name the resource that failed and why; when its cause is removed and the stack is still in this status, AWS Support can mend it. Then run again.',
      )
    default:
      return words(
        'This app does not know this status, so the stack was left as it is.',
        'Look at it in the CloudFormation console. When it is complete, run again.',
      )
  }
}
