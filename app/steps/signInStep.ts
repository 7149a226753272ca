import { PARTITION } from '../activeeye/prescribed.ts'
import type { CallerIdentity } from '../aws/awsAccount.ts'
import { homeRegion, partitionOfRegion } from '../aws/partition.ts'
import type { Account, Onboarding } from '../onboarding/onboarding.ts'
import { ProblemError, type ProblemWords } from '../problems/problem.ts'
import { DONE, placeOf, type StepContext, type StepResult } from './step.ts'

/** Verifies which account the credentials belong to, before anything else is done with them. */
export async function signIn(context: StepContext): Promise<StepResult> {
  const identity = await context.aws.identify(context.signal)
  checkIdentity(identity, context.account, context.onboarding)
  if (context.facts().signedIn?.arn !== identity.arn) {
    await context.record({ type: 'signedIn', arn: identity.arn })
  }
  return DONE
}

/** Throws a ProblemError when these credentials are not the account's, or its partition needs settings that are missing. */
export function checkIdentity(identity: CallerIdentity, account: Account, onboarding: Onboarding): void {
  if (identity.accountId !== account.accountId) {
    throw new ProblemError(wrongAccount(placeOf(account), identity))
  }
  const example = homeRegion(identity.partition)
  const isKnown = partitionOfRegion(example) === identity.partition
  const elsewhere = [account.stackRegion, ...(account.regions === 'enabled' ? [] : account.regions)].find(
    (region) => isKnown && partitionOfRegion(region) !== identity.partition,
  )
  if (elsewhere !== undefined) {
    throw new ProblemError({
      kind: 'invalidInput',
      message: `${placeOf(account)} is in the partition ${identity.partition}, which has no Region ${elsewhere}. Nothing was done.`,
      next: `Set stackRegion, and "regions" where they are listed, to Regions of this partition, such as ${example}, then run again.`,
      retryable: false,
    })
  }
  if (identity.partition !== PARTITION && onboarding.activeeye === undefined) {
    throw new ProblemError({
      kind: 'invalidInput',
      message: `${placeOf(account)} is in the partition ${identity.partition}. ActiveEye's public template and bucket exist in the partition aws only.`,
      next: 'Ask the ActiveEye representative for the template and the bucket of this partition, and set activeeye.templateUrl and activeeye.flowLogDestination in the onboarding file.',
      retryable: false,
    })
  }
}

/** @param where words for the place, for sentences: "account prod (111122223333)". */
export function wrongAccount(
  where: string,
  { accountId, arn }: Pick<CallerIdentity, 'accountId' | 'arn'>,
): ProblemWords {
  return {
    kind: 'wrongAccount',
    message: `The credentials for ${where} belong to another account: ${accountId} (${arn}). Nothing was done with them.`,
    next: 'Correct the access of this account in the onboarding file, or its Account ID, then run again.',
    retryable: false,
  }
}
