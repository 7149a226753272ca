import type { SignedService } from './call.ts'
import { refusal } from './refusal.ts'
import { optInStatus } from './regions.ts'
import type { Scenario } from './scenario.ts'
import type { WireRequest } from './wire/request.ts'
import type { Session, World } from './world.ts'

/** Who calls, and whether they may in this Region; throws as the service would. The signature is not verified. */
export function authenticate(
  service: SignedService,
  request: WireRequest,
  scenario: Scenario,
  world: World,
  now: number,
): { readonly caller: Session; readonly region: string } {
  const { signature } = request
  if (signature === undefined) throw refusal(service, 'missing')
  const caller = world.sessions.find((session) => session.accessKeyId === signature.accessKeyId)
  if (caller === undefined || caller.sessionToken !== signature.sessionToken)
    throw refusal(service, 'unknown')
  if (caller.expired || (caller.expiresAt ?? Number.POSITIVE_INFINITY) <= now)
    throw refusal(service, 'expired')
  const account = scenario.accounts.find(({ accountId }) => accountId === caller.accountId)
  const enabled = account !== undefined && optInStatus(scenario, account, signature.region) !== 'not-opted-in'
  if (!enabled) throw refusal(service, 'unknown')
  return { caller, region: signature.region }
}
