import type { ProblemKind } from './problem.ts'

/** What somebody has to do about a problem, as a heading: a report is read by those who do it. */
export function problemTask(kind: ProblemKind): string {
  switch (kind) {
    case 'signInExpired':
      return 'Sign in'
    case 'wrongAccount':
      return 'Sign in to the right account'
    case 'accountNotReady':
      return 'Run again when AWS serves the account'
    case 'accessDenied':
      return 'Grant the missing permission'
    case 'blockedByOrganization':
      return "Change the organization's policy"
    case 'regionNotEnabled':
      return 'Enable the Region'
    case 'regionUnreachable':
      return 'Make the Region reachable'
    case 'throttled':
      return 'Run again later'
    case 'bucketNotReady':
      return 'See that the bucket accepts the account'
    case 'flowLogLimit':
      return 'Raise the limit of flow logs'
    case 'flowLogConflict':
      return 'Decide about the conflicting flow log'
    case 'destinationChanged':
      return 'Confirm the changed bucket'
    case 'stackFailed':
      return 'Remove the cause of the failed stack'
    case 'stackBusy':
      return 'Run again when the stack is not busy'
    case 'stackUnfinished':
      return 'Replace the change set that was never executed'
    case 'stackMismatch':
      return "Correct the stack's ExternalID"
    case 'acknowledgementNeeded':
      return 'Acknowledge the IAM capabilities'
    case 'templateUnavailable':
      return 'Make the template available'
    case 'templateChanged':
      return 'Read the changed template'
    case 'gone':
      return 'Create again what is gone, or accept it'
    case 'network':
      return 'Solve the network problem'
    case 'invalidInput':
      return 'Correct the input'
    case 'journalUnusable':
      return 'Open the onboarding again'
    case 'unexpected':
      return 'Solve the unexpected problem'
  }
}
