/** Why a call failed, as precisely as the answer allows. */
export type AwsFailureReason =
  | 'signInExpired'
  | 'signInMissing'
  | 'accessDenied'
  | 'blockedByOrganization'
  | 'regionNotEnabled'
  | 'throttled'
  | 'dns'
  | 'connection'
  | 'tls'
  | 'proxy'
  | 'timeout'
  /** Something answered that is not AWS, or AWS's answer did not arrive whole. It says nothing about the account. */
  | 'notAws'
  | 'service'
  | 'refused'

/** The error of AWS or of the network. Holds no secret. */
export interface AwsFailureDetails {
  readonly reason: AwsFailureReason
  /** As in an IAM policy: `ec2:CreateFlowLogs`. */
  readonly action: string
  /** AWS's error code, or the system's (`ENOTFOUND`). */
  readonly code: string
  readonly message: string
  /** AWS's own words, where AWS answered: `message` may say more, such as the profile. */
  readonly answer?: string
  readonly requestId?: string
  /** The host that was called. */
  readonly host?: string
  /** The Region that was called, where AWS answered. */
  readonly region?: string
  /** For access denials: the policy type that AWS named, as it named it ("service control policy"). */
  readonly deniedBy?: string
}

/** Thrown by every method of the port. With the reason `refused` only the step can interpret `code`. */
export class AwsFailure extends Error {
  override readonly name = 'AwsFailure'
  readonly details: AwsFailureDetails

  constructor(details: AwsFailureDetails) {
    super(`${details.action}: ${details.code}: ${details.message}`)
    this.details = details
  }
}

/** " in us-east-1" for a call that signs in: which Region it goes to depends on settings that nobody sees there. */
export function whereSignedIn({ action, region }: Pick<AwsFailureDetails, 'action' | 'region'>): string {
  return action.startsWith('sts:') && region !== undefined ? ` in ${region}` : ''
}

/** A policy denies the call: one of the account, or one of the organization. */
export function isDenied(error: unknown): error is AwsFailure {
  return (
    error instanceof AwsFailure &&
    (error.details.reason === 'accessDenied' || error.details.reason === 'blockedByOrganization')
  )
}

const UNANSWERED: ReadonlySet<AwsFailureReason> = new Set([
  'dns',
  'connection',
  'tls',
  'proxy',
  'timeout',
  'notAws',
  'service',
])

/** AWS did not answer the call, so a write may have been done and a look says nothing. */
export function isUnanswered({ details }: AwsFailure): boolean {
  return UNANSWERED.has(details.reason)
}

/** CloudFormation has no specific error code for this: ValidationError "Stack with id … does not exist". */
export function saysStackDoesNotExist(error: unknown): boolean {
  return (
    error instanceof AwsFailure &&
    error.details.code === 'ValidationError' &&
    error.details.message.includes('does not exist')
  )
}
