import { renewCredentials } from './renewCredentials.ts'
import type { World } from './world.ts'

/** What can be looked at and changed from outside the cloud. */
export interface Controls {
  world(): World
  change(world: World): void
  calls(): Readonly<Record<string, number>>
  resetCalls(): void
}

/** The control endpoints, for when the cloud runs in another process; `undefined` when the path is none of them. */
export function control(
  method: string,
  path: string,
  { world, change, calls, resetCalls }: Controls,
): { readonly status: number; readonly body: unknown } | undefined {
  if (!path.startsWith('/_practice/')) return undefined
  switch (`${method} ${path}`) {
    case 'GET /_practice/calls':
      return { status: 200, body: calls() }
    case 'GET /_practice/state':
      return { status: 200, body: world() }
    case 'POST /_practice/calls/reset':
      resetCalls()
      return { status: 200, body: {} }
    case 'POST /_practice/credentials/renew':
      change(renewCredentials(world()))
      return { status: 200, body: {} }
    // ActiveEye has added the accounts to its bucket's policy.
    case 'POST /_practice/bucket/accept':
      change({ ...world(), bucketOpen: true })
      return { status: 200, body: {} }
    default:
      return { status: 404, body: { message: `There is no ${method} ${path}` } }
  }
}
