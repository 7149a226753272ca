import { AwsFailure } from '../../app/aws/awsFailure.ts'
import { type AccessKeys, isTemporary, parseAccessKeys } from '../../app/input/accessKeys.ts'
import { parseMfaCode } from '../../app/input/mfaCode.ts'
import { problemOf } from '../../app/problems/problemOf.ts'
import type { Backend } from '../accounts/backend.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { InvalidInputError, valueOrInvalidInput } from '../failures/invalidInputError.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { type RouterBase, scenarioOf, whenChanged } from './routerBase.ts'

/** An empty user name forgets the sign-in to the proxy. */
const NOBODY = { user: '', password: '' }

/** Signing in, with what only a person can give. */
export function signInRoutes(os: RouterBase, backend: Backend, current: CurrentOnboarding) {
  const signInsOf = async (practice: string | undefined) =>
    (await backend.destination(scenarioOf(practice))).awsAccounts.signIns

  return os.signIn.router({
    watch: os.signIn.watch.handler(async ({ input, signal }) => {
      const signIns = await signInsOf(input.practice)
      return whenChanged(signIns.state, signIns.onChange, signal)
    }),
    identityCenter: os.signIn.identityCenter.handler(async ({ input, errors }) => {
      const { way, practice, ...portal } = input
      const signIns = await signInsOf(practice)
      try {
        const { expiresAt } = await signIns.toIdentityCenter(portal, way)
        return { expiresAt: expiresAt.toISOString() }
      } catch (error) {
        if (!(error instanceof AwsFailure)) throw error
        throw errors.AWS_REFUSED(signInRefusal(error))
      }
    }),
    enterCode: os.signIn.enterCode.handler(({ input }) => {
      const code = valueOrInvalidInput(parseMfaCode(input.code))
      if (!backend.requests.enterCode(input.id, code))
        throw new ConflictError('This code is no longer needed: the request has ended.')
    }),
    cancel: os.signIn.cancel.handler(({ input }) => {
      if (!backend.requests.cancel(input.id)) throw new ConflictError('This request has already ended.')
    }),
    enterKeys: os.signIn.enterKeys.handler(async ({ input, errors }) => {
      const { accountId, sessionToken = '', expiration: end, ...entered } = input.keys
      const keys = valueOrInvalidInput(
        parseAccessKeys({ ...entered, sessionToken, ...(end !== undefined && { expiration: end }) }),
      )
      const { expiration, ...credentials } = keys
      const signIns = await signInsOf(input.practice)
      const given = {
        ...credentials,
        ...(expiration !== undefined && { expiration: new Date(expiration) }),
      }
      const identity = await signIns
        .enterKeys(accountId, given, input.stackRegion)
        .catch((error: unknown) => {
          if (!(error instanceof AwsFailure)) throw error
          throw errors.AWS_REFUSED(keysRefusal(error, credentials))
        })
      if (identity.accountId !== accountId) {
        throw new InvalidInputError([
          `These keys belong to another account: ${identity.accountId} (${identity.arn}), not ${accountId}. They were not kept.`,
        ])
      }
      return { arn: identity.arn }
    }),
    forget: os.signIn.forget.handler(async ({ input }) => {
      const signIns = await signInsOf(input.practice)
      if (input.accountId !== undefined) {
        signIns.forget(input.accountId)
        return { ended: [], notEnded: [] }
      }
      // Before the way to AWS loses its sign-in to the proxy.
      const { ended, notEnded } = await signIns.signOut()
      await backend.network.signInToProxy(NOBODY)
      return { ended: [...ended], notEnded: [...notEnded] }
    }),
    renewed: os.signIn.renewed.handler(({ input }) => {
      const { destination } = current.opened()
      if (input.inPractice) destination.practice?.signInAgain()
      for (const accountId of input.accountIds) destination.awsAccounts.forgetCredentials(accountId)
    }),
  })
}

/** What AWS_REFUSED says when the procedure is a sign-in. */
interface SignInRefusal {
  readonly message: string
  readonly data: { readonly next: string; readonly isInputWrong?: boolean }
}

/** What AWS's answer says about the keys; a failure on the way says nothing about them. */
function keysRefusal(
  { details }: AwsFailure,
  { accessKeyId }: Pick<AccessKeys, 'accessKeyId'>,
): SignInRefusal {
  const wrong = (message: string, next: string) => ({ message, data: { next, isInputWrong: true } })
  if (details.code === 'SignatureDoesNotMatch') {
    return wrong(
      'The secret access key is not the one of this access key ID.',
      'Copy the secret again, whole and alone.',
    )
  }
  switch (details.reason) {
    case 'signInMissing':
      return isTemporary(accessKeyId)
        ? wrong(
            'AWS does not know this access key ID, or the session token is not the one that came with it.',
            'Copy all three again from the same place.',
          )
        : wrong(
            'AWS does not know this access key ID.',
            'Copy it again. The key may also have been deleted or deactivated.',
          )
    case 'signInExpired':
      return wrong('These keys have expired.', 'Get new ones where these came from, and paste them here.')
    default: {
      const { message, next } = problemOf(details, 'these keys')
      return { message, data: { next } }
    }
  }
}

/** A failed sign-in in words; network problems keep their own. */
function signInRefusal({ details }: AwsFailure): SignInRefusal {
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
