import { actionsFor } from '../aws/actions.ts'
import type { AwsFailureDetails } from '../aws/awsFailure.ts'
import { networkAdvice } from '../network/networkAdvice.ts'
import { list } from '../text/list.ts'
import type { ProblemWords } from './problem.ts'

/**
 * The problem that a failed call is, whatever the step.
 * @param where words for the place, for sentences: "account prod (111122223333), us-east-1".
 */
export function problemOf(failure: AwsFailureDetails, where: string): ProblemWords {
  const aws = awsOf(failure)
  const actions = actionsFor(failure.action)
  switch (failure.reason) {
    case 'signInExpired':
      return {
        kind: 'signInExpired',
        message: `The sign-in for ${where} has expired.`,
        next: 'Sign in again, then try again: the work continues where it stopped.',
        retryable: false,
        waitsFor: 'customer',
        aws,
      }
    case 'signInMissing':
      return {
        kind: 'signInExpired',
        message: `There are no usable credentials for ${where}: ${failure.message}`,
        next: 'Sign in, or correct the access of this account in the onboarding file, then try again.',
        retryable: false,
        waitsFor: 'customer',
        aws,
      }
    case 'accessDenied':
      return {
        kind: 'accessDenied',
        ...(signInDenial(failure, where) ?? {
          message: `The credentials for ${where} may not do ${failure.action}.`,
          next: `Ask the person who manages permissions for ${list(actions)}, then try again.`,
        }),
        retryable: false,
        // The access portal requires no IAM permission.
        ...(failure.action !== 'sso:GetRoleCredentials' && { actions }),
        aws,
      }
    case 'blockedByOrganization':
      return {
        kind: 'blockedByOrganization',
        message: `A ${failure.deniedBy ?? 'policy of the organization'} forbids ${failure.action} for ${where}. More permissions on the role do not help.`,
        next: `Ask whoever manages the organization's policies to allow ${list(actions)}${
          failure.action === 'sts:AssumeRole' ? '' : ', or leave this Region out on purpose'
        }, then try again.`,
        retryable: false,
        actions,
        aws,
      }
    case 'regionNotEnabled':
      return {
        kind: 'regionNotEnabled',
        message: `AWS does not accept the credentials in ${where}, although the sign-in works: the Region is not enabled, or is still being enabled.`,
        next: 'Enable the Region in the account settings, wait a few minutes, then try again; or leave it out.',
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
    case 'refused':
      return {
        kind: 'unexpected',
        message: `AWS refused ${failure.action} for ${where}: ${failure.message}`,
        next: 'Try again. If the problem remains, send the report to the ActiveEye representative: it names the request.',
        retryable: true,
        aws,
      }
  }
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
  const { code, message, requestId } = failure
  return requestId === undefined ? { code, message } : { code, message, requestId }
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

/**
 * What to do when AWS denies the credentials of an account; `undefined` when the call is not one that signs in.
 * More permissions for the signed-in identity seldom help there.
 * @param where words for the place, for sentences.
 */
function signInDenial(
  { action, message }: AwsFailureDetails,
  where: string,
): { readonly message: string; readonly next: string } | undefined {
  switch (action) {
    case 'sts:AssumeRole':
      return {
        message: `The role for ${where} could not be assumed: ${ended(message)}`,
        next: 'Check the name of the role, that it exists in this account, and that its trust policy allows the signed-in identity; AWS gives the same error for all three. The signed-in identity also needs sts:AssumeRole for it. Then run again.',
      }
    case 'sso:GetRoleCredentials':
      return {
        message: `The permission set for ${where} is not assigned to the signed-in user: ${ended(message)}`,
        next: 'Choose another permission set for this account, or ask the administrator of IAM Identity Center to assign this one, then run again.',
      }
    default:
      return undefined
  }
}

function ended(sentence: string): string {
  return /[.…]$/.test(sentence) ? sentence : `${sentence}.`
}
