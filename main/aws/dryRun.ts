import type { AwsAction } from '../../app/aws/actions.ts'
import { AwsFailure } from '../../app/aws/awsFailure.ts'
import { thrownChain } from '../failures/thrown.ts'

/**
 * Reads the answer to a call with DryRun, which is an error either way: resolves for DryRunOperation ("Request would
 * have succeeded"), rejects with anything else (EC2 API reference, Common query parameters).
 */
export async function wouldDo(answer: Promise<unknown>, action: AwsAction): Promise<void> {
  try {
    await answer
  } catch (error) {
    if (thrownChain(error).some(({ code }) => code === 'DryRunOperation')) return
    throw error
  }
  // No AWS does; another cloud might, and then it may have been done.
  const message = 'The answer to a dry run was not the answer to a dry run'
  throw new AwsFailure({ reason: 'refused', action, code: 'NoDryRun', message })
}
