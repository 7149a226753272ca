/** Why a call failed, told apart as far as the answer allows. */
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

/** What AWS, or the way to it, answered instead of doing what was asked. Holds no secret. */
export interface AwsFailureDetails {
  readonly reason: AwsFailureReason
  /** As in an IAM policy: `ec2:CreateFlowLogs`. */
  readonly action: string
  /** AWS's error code, or the system's (`ENOTFOUND`). */
  readonly code: string
  readonly message: string
  readonly requestId?: string
  /** The host that was called; says where calls really go. */
  readonly host?: string
  /** For access denials: the policy type that AWS named, as it named it ("service control policy"). */
  readonly deniedBy?: string
}

/** Thrown by every method of the port. `reason` `refused` is any answer that only the step can judge by `code`. */
export class AwsFailure extends Error {
  override readonly name = 'AwsFailure'
  readonly details: AwsFailureDetails

  constructor(details: AwsFailureDetails) {
    super(`${details.action}: ${details.code}: ${details.message}`)
    this.details = details
  }
}

/** A policy stands against the call: one of the account, or one above it. */
export function isDenied(error: unknown): error is AwsFailure {
  return (
    error instanceof AwsFailure &&
    (error.details.reason === 'accessDenied' || error.details.reason === 'blockedByOrganization')
  )
}

/** CloudFormation has no error code of its own for it: ValidationError "Stack with id … does not exist". */
export function saysStackDoesNotExist(error: unknown): boolean {
  return (
    error instanceof AwsFailure &&
    error.details.code === 'ValidationError' &&
    error.details.message.includes('does not exist')
  )
}
