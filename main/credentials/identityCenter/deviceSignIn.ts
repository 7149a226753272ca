import { setTimeout as sleep } from 'node:timers/promises'
import { AwsFailure } from '../../../app/aws/awsFailure.ts'
import type { IdentityCenterPortal } from '../../../app/input/identityCenterPortal.ts'
import { systemClock } from '../../async/systemClock.ts'
import type { SignInRequests } from '../signInRequests.ts'
import type { AccessToken, Oidc } from './oidc.ts'

/** Signs in with a code that the person confirms in any browser, also on another computer (RFC 8628). */
export async function signInByDeviceCode(
  oidc: Oidc,
  portal: IdentityCenterPortal,
  requests: SignInRequests,
): Promise<AccessToken> {
  const client = await oidc.register('device')
  const { deviceCode, userCode, url, expiresAt, interval } = await oidc.startDeviceAuthorization(client)
  const goodUntil = systemClock.monotonic() + expiresAt.getTime() - Date.now()
  const request = { startUrl: portal.startUrl, url, userCode, expiresAt: expiresAt.toISOString() }
  return requests.identityCenter(request, async (declined) => {
    let pause = interval
    for (;;) {
      await sleep(pause * 1000, undefined, { signal: declined }).catch(() => declined.throwIfAborted())
      try {
        return await oidc.createToken(client, { kind: 'device', deviceCode })
      } catch (error) {
        declined.throwIfAborted()
        if (!(error instanceof AwsFailure)) throw error
        // RFC 8628, 3.5, says how much slower.
        if (error.details.code === 'SlowDownException') pause += 5
        else if (error.details.reason === 'timeout' && goodUntil > systemClock.monotonic()) pause *= 2
        else if (error.details.code !== 'AuthorizationPendingException') throw error
      }
    }
  })
}
