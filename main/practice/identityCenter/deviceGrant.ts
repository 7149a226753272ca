import type { CallResult, OpenCall } from '../call.ts'
import type { World } from '../world.ts'
import { issueFirstToken } from './issueToken.ts'
import { oidcError } from './oidcError.ts'
import type { ClientRecord, DeviceRecord } from './records.ts'

/** Milliseconds by which a timer, or the way here, may be early. */
const TOLERANCE = 100

/** The app asks, again and again, whether the person has answered on the page. */
export function deviceGrant(call: OpenCall, client: ClientRecord): CallResult {
  const { parameters, scenario, world, now } = call
  const device = world.identityCenter.devices.find(
    ({ deviceCode, clientId }) => deviceCode === parameters.get('deviceCode') && clientId === client.clientId,
  )
  if (device === undefined) throw oidcError('InvalidGrant', 'Invalid device code')
  if (device.expiresAt <= now) throw oidcError('ExpiredToken', 'Device code has expired')
  switch (device.answer) {
    case 'allowed':
      return issueFirstToken(call, client, withDevice(world, device, undefined))
    case 'denied':
      throw oidcError('AccessDenied', 'The request was denied')
    case 'pending': {
      const tooSoon = device.askedAt !== undefined && now - device.askedAt < device.interval - TOLERANCE
      // https://www.rfc-editor.org/rfc/rfc8628#section-3.5
      const interval = tooSoon
        ? device.interval + scenario.identityCenter.slowDownSeconds * 1000
        : device.interval
      return {
        refusal: tooSoon ? oidcError('SlowDown') : oidcError('AuthorizationPending'),
        world: withDevice(world, device, { ...device, interval, askedAt: now }),
      }
    }
  }
}

/** The same world with a device's request changed, or gone. */
export function withDevice(world: World, device: DeviceRecord, changed: DeviceRecord | undefined): World {
  const { identityCenter } = world
  const devices = identityCenter.devices.flatMap((one) => {
    if (one !== device) return [one]
    return changed === undefined ? [] : [changed]
  })
  return { ...world, identityCenter: { ...identityCenter, devices } }
}
