import { PARTITION } from '../activeeye.ts'
import { ProblemError } from '../problems.ts'
import { DONE, type Outcome, placeOf, type StepContext } from './step.ts'

/** Proves which account the credentials belong to, before anything else is asked or done with them. */
export async function signIn(context: StepContext): Promise<Outcome> {
  const { account, onboarding } = context
  const identity = await context.aws.identify(context.signal)
  if (identity.accountId !== account.accountId) {
    throw new ProblemError({
      kind: 'wrongAccount',
      message: `The credentials for ${placeOf(account)} belong to another account: ${identity.accountId} (${identity.arn}). Nothing was done with them.`,
      next: 'Correct the access of this account in the onboarding file, or its Account ID, then run again.',
      retryable: false,
    })
  }
  if (identity.partition !== PARTITION && onboarding.activeeye === undefined) {
    throw new ProblemError({
      kind: 'invalidInput',
      message: `${placeOf(account)} is in the partition ${identity.partition}. ActiveEye's public template and bucket exist in the partition aws only.`,
      next: 'Ask your ActiveEye representative for the template and the bucket of this partition, and set activeeye.templateUrl and activeeye.flowLogDestination in the onboarding file.',
      retryable: false,
    })
  }
  if (context.facts().signedIn?.arn !== identity.arn) {
    await context.record({ type: 'signedIn', arn: identity.arn })
  }
  return DONE
}
