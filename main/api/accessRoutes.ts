import type { Backend } from '../accounts/backend.ts'
import { checkPermissions } from '../accounts/checkPermissions.ts'
import { tryConnection } from '../accounts/testConnection.ts'
import { asTheyCome } from '../async/mapUnordered.ts'
import { NotNow } from '../failures/conflictError.ts'
import { MAX_CONCURRENT_CALLS } from '../network/sharedHttp.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { type RouterBase, scenarioOf } from './routerBase.ts'

/** A sign-in that ends within this time is announced before a run. Milliseconds. */
const SOON = 15 * 60_000

/** Whether the way into the accounts is open, before anything is trusted to it. */
export function accessRoutes(os: RouterBase, backend: Backend, current: CurrentOnboarding) {
  return os.access.router({
    test: os.access.test.handler(async ({ input, signal }) => {
      const { connections } = await backend.destination(scenarioOf(input.practice))
      const until = signal ?? new AbortController().signal
      return asTheyCome(input.attempts, MAX_CONCURRENT_CALLS, (attempt) =>
        tryConnection(connections, attempt, until),
      )
    }),
    permissions: os.access.permissions.handler(({ input, signal }) => {
      const opened = current.shown()?.opened
      if (opened === undefined) throw new NotNow('No onboarding is open.')
      const { onboarding, destination } = opened
      const of = { onboarding: onboarding.onboarding, connections: destination.connections }
      return checkPermissions(of, input, signal)
    }),
    ending: os.access.ending.handler(() => {
      const opened = current.shown()?.opened
      if (opened === undefined) throw new NotNow('No onboarding is open.')
      const { connections } = opened.destination
      return opened.onboarding.onboarding.accounts.flatMap((account) => {
        const endsAt = connections.endsAt(account)
        if (endsAt === undefined || endsAt.getTime() - Date.now() > SOON) return []
        return [{ accountId: account.accountId, endsAt: endsAt.toISOString() }]
      })
    }),
  })
}
