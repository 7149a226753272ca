import type { SignedService } from './call.ts'
import { credentialsRefused } from './refusal.ts'
import { optInStatus } from './regions.ts'
import type { PracticeScenario } from './scenario.ts'
import type { WireRequest } from './wire/request.ts'
import type { SessionRecord, World } from './world.ts'

/** Who calls, and whether they may in this Region; throws as the service would. The signature is not verified. */
export function authenticate(
  service: SignedService,
  request: WireRequest,
  scenario: PracticeScenario,
  world: World,
  now: number,
): { readonly caller: SessionRecord; readonly region: string } {
  const { signature } = request
  if (signature === undefined) throw credentialsRefused(service, 'missing')
  const caller = world.sessions.find((session) => session.accessKeyId === signature.accessKeyId)
  if (caller === undefined || caller.sessionToken !== signature.sessionToken)
    throw credentialsRefused(service, 'unknown')
  if (caller.expired || (caller.expiresAt ?? Number.POSITIVE_INFINITY) <= now)
    throw credentialsRefused(service, 'expired')
  const account = scenario.accounts.find(({ accountId }) => accountId === caller.accountId)
  const enabled = account !== undefined && optInStatus(scenario, account, signature.region) !== 'not-opted-in'
  if (!enabled) throw credentialsRefused(service, 'unknown')
  return { caller, region: signature.region }
}
