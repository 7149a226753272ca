import { expireCredentials, renewCredentials } from './expireCredentials.ts'
import { pendingDevice, withDevice } from './identityCenter/deviceAuthorization.ts'
import { restoreRoles, revokeRole } from './revokedRoles.ts'
import type { World } from './world.ts'

/** What the control endpoints read and change. */
export interface Controls {
  world(): World
  change(world: World): void
  calls(): Readonly<Record<string, number>>
  resetCalls(): void
}

interface Controlled {
  readonly status: number
  readonly body: unknown
}

/** Answers the control endpoints, for a cloud that runs in another process; `undefined` for any other path. */
export function answerControl(method: string, url: string, controls: Controls): Controlled | undefined {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1')
  if (!pathname.startsWith('/_practice/')) return undefined
  const { world, change, calls, resetCalls } = controls
  const changed = (next: World): Controlled => {
    change(next)
    return { status: 200, body: {} }
  }
  switch (`${method} ${pathname}`) {
    case 'GET /_practice/calls':
      return { status: 200, body: calls() }
    case 'GET /_practice/state':
      return { status: 200, body: world() }
    case 'POST /_practice/calls/reset':
      resetCalls()
      return { status: 200, body: {} }
    // ?accountId=…&accountId=…: those accounts, until a person signs in again. ?which=assumed or accessTokens; default: all.
    case 'POST /_practice/credentials/expire':
      return changed(expireCredentials(world(), expiringOf(searchParams)))
    case 'POST /_practice/credentials/renew':
      return changed(renewCredentials(world()))
    // ?userCode=…: the person's answer on the page with that code.
    case 'POST /_practice/device/approve':
      return answerDevice(controls, searchParams, 'allowed')
    case 'POST /_practice/device/deny':
      return answerDevice(controls, searchParams, 'denied')
    // ?accountId=…[&roleName=…]: revokes a role or a permission set; without roleName all of the account's.
    case 'POST /_practice/roles/revoke': {
      const roleName = searchParams.get('roleName')
      const accountId = searchParams.get('accountId') ?? ''
      return changed(revokeRole(world(), { accountId, ...(roleName === null ? {} : { roleName }) }))
    }
    case 'POST /_practice/roles/restore':
      return changed(restoreRoles(world()))
    // ActiveEye has added the accounts to its bucket's policy.
    case 'POST /_practice/bucket/accept':
      return changed({ ...world(), bucketOpen: true })
    // Whoever owns the template puts the scenario's later text behind its address.
    case 'POST /_practice/template/change':
      return changed({ ...world(), templateReads: Number.MAX_SAFE_INTEGER })
    default:
      return { status: 404, body: { message: `There is no ${method} ${pathname}` } }
  }
}

function expiringOf(query: URLSearchParams): Parameters<typeof expireCredentials>[1] {
  const accountIds = query.getAll('accountId')
  if (accountIds.length > 0) return { which: 'accounts', accountIds }
  const which = query.get('which')
  return { which: which === 'assumed' || which === 'accessTokens' ? which : 'all' }
}

function answerDevice(
  { world, change }: Controls,
  query: URLSearchParams,
  answer: 'allowed' | 'denied',
): Controlled {
  const userCode = query.get('userCode') ?? ''
  const device = pendingDevice(world(), Date.now(), userCode)
  if (device === undefined) return { status: 404, body: { message: `No app is waiting for ${userCode}` } }
  change(withDevice(world(), device, { ...device, answer }))
  return { status: 200, body: {} }
}
