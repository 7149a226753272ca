import type { ConnectionTest, ConnectionTestResult } from '../../app/access/connectionTest.ts'
import { AwsFailure } from '../../app/aws/awsFailure.ts'
import type { ProblemWords } from '../../app/problems/problem.ts'
import { problemOf } from '../../app/problems/problemOf.ts'
import { wrongAccount } from '../../app/steps/signInStep.ts'
import type { AwsAccounts } from './awsAccounts.ts'

/** Tests whether an access gets into its account, by a call to AWS now. Rejects only with the signal's reason. */
export async function testConnection(
  awsAccounts: AwsAccounts,
  test: ConnectionTest,
  signal: AbortSignal,
): Promise<ConnectionTestResult> {
  const { key, accountId } = test
  const failed = (problem: ProblemWords): ConnectionTestResult => ({ key, state: 'failed', problem })
  const where = accountId === undefined ? 'this access' : `account ${accountId}`
  try {
    const { arn, accountId: found, endsAt } = await awsAccounts.testConnection(test, signal)
    if (accountId !== undefined && found !== accountId) {
      return failed(wrongAccount(where, { accountId: found, arn }))
    }
    return {
      key,
      state: 'connected',
      accountId: found,
      arn,
      ...(endsAt && { endsAt: endsAt.toISOString() }),
    }
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error
    return failed(problemOf(error.details, where))
  }
}
