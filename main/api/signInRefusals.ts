import type { AwsFailure } from '../../app/aws/awsFailure.ts'
import { problemOf } from '../../app/problems/problemOf.ts'

/** What AWS_REFUSED says when signing in itself is what was asked for. */
interface SignInRefusal {
  readonly message: string
  readonly data: { readonly next: string }
}

/** Keys that AWS refuses were pasted wrong, or are over. */
export function keysRefusal({ details }: AwsFailure): SignInRefusal {
  switch (details.reason) {
    case 'signInMissing':
      return {
        message: 'AWS does not know these keys.',
        data: {
          next: 'Check that each was copied whole and into its own field, and that the key is active.',
        },
      }
    case 'signInExpired':
      return {
        message: 'These keys have expired.',
        data: { next: 'Get new ones where these came from, and paste them here.' },
      }
    default: {
      const { message, next } = problemOf(details, 'these keys')
      return { message, data: { next } }
    }
  }
}

/** Here the failure itself is the news; with problems of the network, their words are. */
export function signInRefusal({ details }: AwsFailure): SignInRefusal {
  switch (details.code) {
    case 'AccessDeniedException':
      return { message: 'The sign-in was declined in the browser.', data: { next: 'Try again.' } }
    case 'SignInDeclined':
      return { message: details.message, data: { next: 'Try again.' } }
    case 'ExpiredTokenException':
    case 'SignInTooLate':
      return {
        message: 'The sign-in was not completed in time.',
        data: { next: 'Try again, and sign in there within ten minutes.' },
      }
    case 'SignInCancelled':
      return { message: 'The sign-in was cancelled.', data: { next: 'Start it again when you are ready.' } }
    case 'InvalidRequestException':
      return {
        message: `IAM Identity Center does not know this access portal in this Region: ${details.message}`,
        data: {
          next: 'Check the start URL and the Region; both are shown in the IAM Identity Center console.',
        },
      }
    default: {
      const { message, next } = problemOf(details, 'the sign-in to IAM Identity Center')
      return { message, data: { next } }
    }
  }
}
