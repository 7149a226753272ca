import { AwsFailure } from '../../app/aws/awsFailure.ts'
import { parseAccessKeys } from '../../app/input/accessKeys.ts'
import { parseMfaCode } from '../../app/input/mfaCode.ts'
import type { Backend } from '../accounts/backend.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { InvalidInputError, valueOrInvalidInput } from '../failures/invalidInputError.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { type RouterBase, scenarioOf } from './routerBase.ts'
import { keysRefusal, signInRefusal } from './signInRefusals.ts'
import { whenChanged } from './whenChanged.ts'

/** Forgets who signed in to the proxy. */
const NOBODY = { user: '', password: '' }

/** Signing in, with what only a person can give. */
export function signInRoutes(os: RouterBase, backend: Backend, current: CurrentOnboarding) {
  const deskOf = async (practice: string | undefined) =>
    (await backend.destination(scenarioOf(practice))).awsAccounts.signIns

  return os.signIn.router({
    watch: os.signIn.watch.handler(async ({ input, signal }) => {
      const desk = await deskOf(input.practice)
      return whenChanged(desk.state, desk.onChange, signal)
    }),
    identityCenter: os.signIn.identityCenter.handler(async ({ input, errors }) => {
      const { way, practice, ...portal } = input
      const desk = await deskOf(practice)
      try {
        const { expiresAt } = await desk.toIdentityCenter(portal, way)
        return { expiresAt: expiresAt.toISOString() }
      } catch (error) {
        if (!(error instanceof AwsFailure)) throw error
        throw errors.AWS_REFUSED(signInRefusal(error))
      }
    }),
    enterCode: os.signIn.enterCode.handler(({ input }) => {
      const code = valueOrInvalidInput(parseMfaCode(input.code))
      if (!backend.requests.enterCode(input.id, code))
        throw new ConflictError('Nobody waits for this code any more.')
    }),
    cancel: os.signIn.cancel.handler(({ input }) => {
      if (!backend.requests.cancel(input.id)) throw new ConflictError('It is over already.')
    }),
    enterKeys: os.signIn.enterKeys.handler(async ({ input, errors }) => {
      const { accountId, sessionToken = '', ...keys } = input.keys
      const credentials = valueOrInvalidInput(parseAccessKeys({ ...keys, sessionToken }))
      const desk = await deskOf(input.practice)
      const identity = await desk.enterKeys(accountId, credentials).catch((error: unknown) => {
        if (!(error instanceof AwsFailure)) throw error
        throw errors.AWS_REFUSED(keysRefusal(error))
      })
      if (identity.accountId !== accountId) {
        throw new InvalidInputError([
          `These keys belong to another account: ${identity.accountId} (${identity.arn}), not ${accountId}. They were not kept.`,
        ])
      }
      return { arn: identity.arn }
    }),
    forget: os.signIn.forget.handler(async ({ input }) => {
      const desk = await deskOf(input.practice)
      desk.forget(input.accountId)
      if (input.accountId === undefined) await backend.network.signInToProxy(NOBODY)
    }),
    renewed: os.signIn.renewed.handler(({ input }) => {
      const destination = current.shown()?.opened.destination
      if (destination === undefined) throw new ConflictError('No onboarding is open.')
      if (input.inPractice) destination.practice?.signInAgain()
      for (const accountId of input.accountIds) destination.awsAccounts.forgetCredentials(accountId)
    }),
  })
}
