import { isPrescribedBucket } from '../activeeye/foreignValues.ts'
import { flowLogDestinationOf } from '../onboarding/activeeyeAddresses.ts'
import type { Onboarding } from '../onboarding/onboarding.ts'
import type { ProblemWords } from '../problems/problem.ts'
import type { StepResult } from './step.ts'

/**
 * Who can make the bucket accept an account. ActiveEye is waited for only where the bucket is ActiveEye's; a bucket of
 * somebody else is the customer's to settle with its owner.
 */

/** How the work ends where the bucket refused and no problem of its own says so. */
export function refusedResult(
  onboarding: Pick<Onboarding, 'activeeye'>,
  problems: StepResult['problems'] = [],
): StepResult {
  return isPrescribedBucket(flowLogDestinationOf(onboarding))
    ? { state: 'waiting', for: 'activeeye', problems }
    : { state: 'failed', problems }
}

/** What to do about a refusal, and who is waited for. @param then what the customer does afterwards */
export function refusedNext(
  onboarding: Pick<Onboarding, 'activeeye'>,
  then: string,
): Pick<ProblemWords, 'next' | 'waitsFor'> {
  const destination = flowLogDestinationOf(onboarding)
  return isPrescribedBucket(destination)
    ? {
        next: `Send the report to the ActiveEye representative: it asks to allow this account. ${then}`,
        waitsFor: 'activeeye',
      }
    : { next: `Ask the owner of the bucket ${destination} to allow this account. ${then}` }
}
