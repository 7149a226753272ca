import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import type { AccountPermissions } from '../../app/permissions/permissions.ts'
import { preflight } from '../../app/permissions/preflight.ts'
import { asTheyCome } from '../async/mapUnordered.ts'
import { MAX_CONCURRENT_CALLS } from '../network/sharedHttp.ts'
import type { AwsConnections } from './awsAccounts.ts'
import { refuseUnknownAccounts } from './refuseUnknownAccounts.ts'

/** Whose permissions, and the way there. */
export interface PermissionsOf {
  readonly onboarding: Onboarding
  readonly connections: Pick<AwsConnections, 'account' | 'forgetCredentials'>
}

export interface PermissionsWanted {
  readonly accountIds: readonly string[]
  readonly undo: boolean
}

/**
 * What the credentials of these accounts may do, a result for each as it comes; nothing is changed. What is under way
 * ends when nobody reads the results any more.
 * @throws WrongInput at once when an account is not of this onboarding.
 */
export function checkPermissions(
  { onboarding, connections }: PermissionsOf,
  { accountIds, undo }: PermissionsWanted,
  signal: AbortSignal | undefined,
): AsyncGenerator<AccountPermissions> {
  refuseUnknownAccounts(onboarding, accountIds)
  const wanted = new Map(onboarding.accounts.map((account) => [account.accountId, account]))
  const accounts = [...new Set(accountIds)].flatMap((accountId) => wanted.get(accountId) ?? [])

  async function* results(): AsyncGenerator<AccountPermissions> {
    const left = new AbortController()
    const until = AbortSignal.any([left.signal, ...(signal ? [signal] : [])])
    try {
      // Its calls wait for each other at the limit that all share.
      const checks = asTheyCome(accounts, MAX_CONCURRENT_CALLS, (account) =>
        preflight({ onboarding, account, aws: connections.account(account), undo, signal: until }).catch(
          (error: unknown) => {
            // Nobody waits for it any more.
            if (until.aborted) return undefined
            throw error
          },
        ),
      )
      for await (const result of checks) {
        if (result === undefined) continue
        // Looked at again, the credentials may be other ones.
        if (isWrongAccount(result)) connections.forgetCredentials(result.accountId)
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
