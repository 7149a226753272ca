import { type AwsFailureDetails, whereSignedIn } from '../aws/awsFailure.ts'
import { isAlwaysEnabled } from '../aws/partition.ts'
import { networkAdvice } from '../network/networkAdvice.ts'
import { denialProblem, ended, noOrganization, tagPolicyProblem } from './denials.ts'
import type { ProblemWords } from './problem.ts'

/** The code of a failure when AWS does not take an MFA device: neither new keys nor another code help. */
export const DEVICE_REFUSED = 'MfaDeviceRefused'

/**
 * The problem that a failed call is, whatever the step.
 * @param where words for the place, for sentences: "account prod (111122223333), us-east-1".
 */
export function problemOf(failure: AwsFailureDetails, where: string): ProblemWords {
  const aws = awsOf(failure)
  // What was found out on this computer has no code of AWS's.
  const said = failure.answer === undefined ? {} : { aws }
  switch (failure.reason) {
    case 'signInExpired':
      return {
        kind: 'signInExpired',
        message: `The sign-in for ${where} has expired${failure.answer === undefined ? `: ${ended(failure.message)}` : '.'}`,
        next: 'Sign in again, then try again: the work continues where it stopped.',
        retryable: false,
        waitsFor: 'customer',
        ...said,
      }
    case 'signInMissing':
      return {
        kind: 'signInExpired',
        message: `There are no usable credentials for ${where}: ${failure.message}${whereSignedIn(failure) && ` STS was called${whereSignedIn(failure)}.`}`,
        next:
          failure.code === DEVICE_REFUSED
            ? 'Correct mfa_serial in that profile, then try again. The keys need not be renewed.'
            : `Sign in, or correct the access of this account in the onboarding file, then try again.${otherPartition(failure)}`,
        retryable: false,
        waitsFor: 'customer',
        ...said,
      }
    case 'accessDenied':
    case 'blockedByOrganization':
      return { ...denialProblem([failure], where), aws }
    case 'regionNotEnabled':
      return {
        kind: 'regionNotEnabled',
        message: `AWS does not accept the credentials in ${where}, although the sign-in works: the Region is not enabled, or is still being enabled.`,
        next: `Enable the Region in the account settings, wait a few minutes, then try again; or leave it out.${globalToken(failure)}`,
        retryable: true,
        aws,
      }
    case 'throttled':
      return {
        kind: 'throttled',
        message: `AWS still throttles the requests of ${where} after all retries.`,
        next: 'Wait a minute, then try again. Another tool may be using up the request limit of this account.',
        retryable: true,
        aws,
      }
    case 'dns':
      return network(
        `The name ${hostOf(failure)} could not be resolved (DNS), for ${where}`,
        failure.reason,
        aws,
      )
    case 'connection':
      return network(`No connection to ${hostOf(failure)}, for ${where}`, failure.reason, aws)
    case 'tls':
      return network(
        `The connection to ${hostOf(failure)} is not trusted (TLS), for ${where}: ${failure.message}`,
        failure.reason,
        aws,
      )
    case 'proxy':
      return network(
        `The proxy did not connect to ${hostOf(failure)}, for ${where}: ${failure.message}`,
        failure.reason,
        aws,
      )
    case 'timeout':
      return network(`No answer from ${hostOf(failure)} came in time, for ${where}`, failure.reason, aws)
    case 'notAws':
      return network(
        `What came from ${hostOf(failure)} as the answer to ${failure.action}, for ${where}, is not AWS’s answer: ${failure.message}`,
        failure.reason,
        aws,
      )
    case 'service':
      return {
        kind: 'unexpected',
        message: `AWS had an internal error in ${where} (${failure.code}).`,
        next: 'Try again in a few minutes. If the problem remains, look at the AWS Health Dashboard.',
        retryable: true,
        aws,
      }
    case 'refused': {
      const known =
        accountNotReady(failure, where) ?? tagPolicyProblem(failure, where) ?? noOrganization(failure, where)
      if (known !== undefined) return { ...known, aws }
      return {
        kind: 'unexpected',
        message: `AWS refused ${failure.action} for ${where}: ${failure.message}`,
        next: 'Try again. If the problem remains, send the report to the ActiveEye representative: it names the request.',
        retryable: true,
        aws,
      }
    }
  }
}

/** The one problem of several calls that policies deny, whichever of them failed first. */
export function problemOfDenials(
  failures: readonly [AwsFailureDetails, ...AwsFailureDetails[]],
  where: string,
): ProblemWords {
  return { ...denialProblem(failures, where), aws: awsOf(failures[0]) }
}

/** For an error of unknown cause: a fault in this app. */
export function unexpectedProblem(error: unknown, where: string): ProblemWords {
  return {
    kind: 'unexpected',
    message: `Something went wrong in this app for ${where}: ${error instanceof Error ? error.message : String(error)}`,
    next: 'Try again. If the problem remains, send the report to the ActiveEye representative.',
    retryable: true,
  }
}

/** The part of a failure that a problem keeps. */
export function awsOf(failure: AwsFailureDetails): NonNullable<ProblemWords['aws']> {
  const { code, answer, requestId } = failure
  const message = answer ?? failure.message
  return requestId === undefined ? { code, message } : { code, message, requestId }
}

/** Keys of one partition are unknown in all others, and AWS says no more than that. */
function otherPartition({ action, code }: AwsFailureDetails): string {
  return action.startsWith('sts:') && code === 'InvalidClientTokenId'
    ? ' If the account is in another partition, such as AWS GovCloud (US) or AWS China, name one of its Regions: region in the profile, or stackRegion of the account.'
    : ''
}

/** A Region that has to be enabled takes no token of the global endpoint, and says no more than of a wrong one. */
function globalToken({ region }: AwsFailureDetails): string {
  return region === undefined || isAlwaysEnabled(region)
    ? ''
    : ' If it is enabled: it takes no session tokens of the global STS endpoint (sts.amazonaws.com). Get them from a regional one, with AWS_STS_REGIONAL_ENDPOINTS=regional in the tool that got them.'
}

/** AWS serves a new account only after its registration, and stops serving one that it holds back. */
function accountNotReady(
  { action, code, message }: AwsFailureDetails,
  where: string,
): Omit<ProblemWords, 'aws'> | undefined {
  switch (code) {
    case 'OptInRequired':
    case 'PendingVerification':
      return {
        kind: 'accountNotReady',
        message: `AWS has not activated ${where} yet, so it refuses ${action}: ${ended(message)}`,
        next: 'Wait: it can take a day after the registration. If it takes longer, finish the registration at https://portal.aws.amazon.com/billing/signup#/account (payment, phone number, support plan), then try again.',
        retryable: true,
      }
    case 'Blocked':
      return {
        kind: 'accountNotReady',
        message: `AWS has blocked ${where}: ${ended(message)}`,
        next: 'Only AWS Support can lift it: open a case for the account, "Account verification", at https://support.console.aws.amazon.com/support/home, then try again. Neither another permission nor ActiveEye can help.',
        retryable: false,
      }
    default:
      return undefined
  }
}

function network(
  what: string,
  reason: Parameters<typeof networkAdvice>[0],
  aws: NonNullable<ProblemWords['aws']>,
): ProblemWords {
  return {
    kind: 'network',
    message: `${what.replace(/\.$/, '')}.`,
    next: `${networkAdvice(reason, aws.code)}, then try again.`,
    retryable: true,
    aws,
  }
}

function hostOf(failure: AwsFailureDetails): string {
  return failure.host ?? 'AWS'
}
