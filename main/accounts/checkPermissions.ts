import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { createDryRuns } from '../../app/permissions/dryRuns.ts'
import type { AccountPermissions } from '../../app/permissions/permissions.ts'
import { preflight } from '../../app/permissions/preflight.ts'
import { MOST_CALLS_AT_ONCE } from '../../app/settings/settings.ts'
import type { WriteRecorder } from '../../app/steps/writes.ts'
import { mapUnordered } from '../async/mapUnordered.ts'
import { accountsWithIds } from './accountsWithIds.ts'
import type { AwsAccounts } from './awsAccounts.ts'

/** The onboarding, its journal for the dry runs, and how to call AWS for its accounts. */
export interface PermissionsOf {
  readonly onboarding: Onboarding
  recorderOf(accountId: string): Pick<WriteRecorder, 'facts' | 'record'>
  readonly awsAccounts: Pick<AwsAccounts, 'account' | 'forgetCredentials'>
}

export interface PermissionsWanted {
  readonly accountIds: readonly string[]
  readonly undo: boolean
}

/**
 * What the credentials of these accounts may do, a result for each as it finishes. Running checks are aborted when the
 * caller stops reading.
 * @throws InvalidInputError at once when an account is not of this onboarding.
 */
export function checkPermissions(
  { onboarding, recorderOf, awsAccounts }: PermissionsOf,
  { accountIds, undo }: PermissionsWanted,
  signal: AbortSignal | undefined,
): AsyncGenerator<AccountPermissions> {
  const accounts = accountsWithIds(onboarding, accountIds)

  async function* results(): AsyncGenerator<AccountPermissions> {
    const left = new AbortController()
    const until = AbortSignal.any([left.signal, ...(signal ? [signal] : [])])
    try {
      const shared = {
        onboarding,
        undo,
        signal: until,
        dryRuns: createDryRuns(),
        checkpoint: async () => until.throwIfAborted(),
      }
      // The calls of all checks share one limit.
      const checks = mapUnordered(accounts, MOST_CALLS_AT_ONCE, (account) =>
        preflight({
          ...shared,
          ...recorderOf(account.accountId),
          account,
          aws: awsAccounts.account(account),
        }).catch((error: unknown) => {
          // The caller has stopped reading.
          if (until.aborted) return undefined
          throw error
        }),
      )
      for await (const result of checks) {
        if (result === undefined) continue
        // The next check may find other credentials.
        if (isWrongAccount(result)) awsAccounts.forgetCredentials(result.accountId)
        yield result
      }
    } finally {
      left.abort()
    }
  }
  return results()
}

function isWrongAccount(result: AccountPermissions): boolean {
  return result.state === 'failed' && result.problem.kind === 'wrongAccount'
}
