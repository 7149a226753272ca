import type { ProblemKind } from './problem.ts'

/** A problem's kind as a heading; the problem's own message says the rest. */
export function problemTitle(kind: ProblemKind): string {
  switch (kind) {
    case 'signInExpired':
      return 'Sign-in needed'
    case 'wrongAccount':
      return 'Signed in to another account'
    case 'accessDenied':
      return 'Missing permission'
    case 'blockedByOrganization':
      return "Blocked by the organization's policy"
    case 'regionNotEnabled':
      return 'Region not enabled'
    case 'regionUnreachable':
      return 'Region unreachable'
    case 'throttled':
      return 'Too many requests'
    case 'bucketNotReady':
      return "ActiveEye's bucket does not accept the account yet"
    case 'flowLogLimit':
      return 'Limit of flow logs reached'
    case 'flowLogConflict':
      return 'Conflicting flow log'
    case 'stackFailed':
      return 'Stack failed'
    case 'stackBusy':
      return 'Stack is busy'
    case 'stackMismatch':
      return 'Stack has another ExternalID'
    case 'acknowledgementNeeded':
      return 'Acknowledgement needed'
    case 'templateUnavailable':
      return "ActiveEye's template is unavailable"
    case 'templateChanged':
      return "ActiveEye's template has changed"
    case 'network':
      return 'Network problem'
    case 'invalidInput':
      return 'Invalid input'
    case 'journalUnusable':
      return 'Journal unusable'
    case 'unexpected':
      return 'Unexpected problem'
  }
}
