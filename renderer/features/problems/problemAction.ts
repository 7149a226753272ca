import { isAnsweredRefusal } from '../../../app/checklist/activeeyeSaid.ts'
import type { StackStatus } from '../../../app/checklist/checklist.ts'
import { isDead } from '../../../app/checklist/deadStack.ts'
import type { Problem } from '../../../app/problems/problem.ts'

/** What the button of a problem does. */
export type ProblemAction =
  /** Look or run again, for the accounts that have it. */
  | 'tryAgain'
  /** The network settings and their test; trying again is offered beside it. */
  | 'openNetwork'
  /** How to sign in again with this account's access, then try again. */
  | 'signIn'
  /** Delete the failed stack and create it again, after a confirmation. */
  | 'replaceStack'
  /** What ActiveEye has to allow, as a text to be sent. */
  | 'copyRequest'
  /** Accept that it is gone; running again is offered beside it. */
  | 'acceptGone'
  /** The page Plan: the template and the bucket are looked at and consented to there, and VPCs decided about. */
  | 'openPlan'
  /** The page Accounts: what is written in the onboarding file is wrong. */
  | 'openAccounts'
  | 'openConnectors'
  /** The page Start: the onboarding has to be opened again. */
  | 'openStart'

/** @param stack the account's stack, as it was last seen. */
export function actionFor(
  problem: Pick<Problem, 'kind' | 'step' | 'waitsFor'>,
  stack: Pick<StackStatus, 'status'> | undefined,
): ProblemAction {
  if (problem.step === 'connector') return 'openConnectors'
  switch (problem.kind) {
    case 'signInExpired':
      return 'signIn'
    case 'network':
      return 'openNetwork'
    case 'bucketNotReady':
      // Once ActiveEye says that it allows the account, nothing is asked of it.
      return isAnsweredRefusal(problem) ? 'tryAgain' : 'copyRequest'
    case 'stackFailed':
    case 'stackUnfinished':
      return isReplaceable(stack) ? 'replaceStack' : 'tryAgain'
    case 'gone':
      return 'acceptGone'
    case 'flowLogConflict':
      // The page Plan asks what is to become of the VPC.
      return problem.waitsFor === 'customer' ? 'openPlan' : 'tryAgain'
    case 'acknowledgementNeeded':
    case 'destinationChanged':
    case 'templateChanged':
      return 'openPlan'
    case 'wrongAccount':
    case 'stackMismatch':
    case 'invalidInput':
      return 'openAccounts'
    case 'journalUnusable':
      return 'openStart'
    case 'accessDenied':
    case 'accountNotReady':
    case 'blockedByOrganization':
    case 'regionNotEnabled':
    case 'regionUnreachable':
    case 'throttled':
    case 'flowLogLimit':
    case 'stackBusy':
    case 'templateUnavailable':
    case 'unexpected':
      return 'tryAgain'
  }
}

/** It can only be deleted. A stack whose update failed is not replaced: that would remove working resources. */
export function isReplaceable(stack: Pick<StackStatus, 'status'> | undefined): boolean {
  return stack !== undefined && isDead(stack.status)
}
