import { MOST_CALLS_AT_ONCE } from '../../app/settings/settings.ts'
import type { Backend } from '../accounts/backend.ts'
import { checkPermissions } from '../accounts/checkPermissions.ts'
import { testConnection } from '../accounts/testConnection.ts'
import { mapUnordered } from '../async/mapUnordered.ts'
import { ConflictError } from '../failures/conflictError.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { type RouterBase, scenarioOf } from './routerBase.ts'

/** A sign-in that ends within this time is announced before a run. Milliseconds. */
const SOON = 15 * 60_000

/** Connection tests, permission checks, and sign-ins that end soon. */
export function accessRoutes(os: RouterBase, backend: Backend, current: CurrentOnboarding) {
  return os.access.router({
    test: os.access.test.handler(async ({ input, signal }) => {
      const { awsAccounts } = await backend.destination(scenarioOf(input.practice))
      const until = signal ?? new AbortController().signal
      return mapUnordered(input.tests, MOST_CALLS_AT_ONCE, (test) => testConnection(awsAccounts, test, until))
    }),
    permissions: os.access.permissions.handler(({ input, signal }) => {
      const { onboarding: opened, destination } = current.opened()
      if (current.shown()?.request.purpose === 'read')
        throw new ConflictError(
          'The onboarding is open for reading only, and dry runs are recorded in its journal.',
        )
      const { onboarding, recorderOf } = opened
      const of = { onboarding, recorderOf, awsAccounts: destination.awsAccounts }
      return checkPermissions(of, input, signal)
    }),
    ending: os.access.ending.handler(() => {
      const { onboarding, destination } = current.opened()
      const { awsAccounts } = destination
      return onboarding.onboarding.accounts.flatMap((account) => {
        const endsAt = awsAccounts.endsAt(account)
        if (endsAt === undefined || endsAt.getTime() - Date.now() > SOON) return []
        return [{ accountId: account.accountId, endsAt: endsAt.toISOString() }]
      })
    }),
  })
}
