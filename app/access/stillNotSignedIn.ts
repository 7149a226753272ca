import type { ConnectionTest, ConnectionTestResult } from './connectionTest.ts'
import { type SignInTask, signInTaskKey } from './signInTasks.ts'

/** The tests that show whether somebody who says that they have signed in has: one account for each sign-in. */
export function signInClaimTests(tasks: readonly SignInTask[]): readonly ConnectionTest[] {
  return tasks.flatMap((task) => {
    const [account] = task.accounts
    if (account === undefined) return []
    const { accountId, access, stackRegion } = account
    return [
      { key: signInTaskKey(task), accountId, access, ...(stackRegion !== undefined && { stackRegion }) },
    ]
  })
}

/** What is said of a sign-in that is still missing; undefined for every other result. */
export function stillNotSignedInWords(result: ConnectionTestResult): string | undefined {
  if (result.state !== 'failed' || result.problem.kind !== 'signInExpired') return undefined
  return result.problem.message
}
