import { randomInt } from 'node:crypto'
import type { OpenHandler } from '../practiceCall.ts'
import type { DeviceRecord, World } from '../world.ts'
import { DEVICE_CODE, oidcError, practiceSecret } from './oidcProtocol.ts'
import { isPracticeStartUrl } from './practicePortal.ts'
import { knownClient } from './registeredClients.ts'

/** Issues a device code and the user code that a person confirms on the page. */
export const startDeviceAuthorization: OpenHandler = (call) => {
  const { parameters, scenario, world, now, endpoint } = call
  const client = knownClient(call)
  if (!client.grantTypes.includes(DEVICE_CODE)) {
    throw oidcError('UnauthorizedClient', 'Client is not authorized to use the device code grant')
  }
  if (!isPracticeStartUrl(parameters.get('startUrl'))) {
    throw oidcError('InvalidRequest', 'Invalid startUrl')
  }
  const { intervalSeconds, deviceCodeSeconds } = scenario.identityCenter
  const device: DeviceRecord = {
    clientId: client.clientId,
    deviceCode: practiceSecret('device-code'),
    userCode: newUserCode(),
    nonce: practiceSecret('nonce'),
    answer: 'pending',
    interval: intervalSeconds * 1000,
    expiresAt: now + deviceCodeSeconds * 1000,
  }
  // Expired requests are kept for an hour, so that a late app still gets ExpiredToken.
  const devices = world.identityCenter.devices.filter(({ expiresAt }) => expiresAt > now - 60 * 60_000)
  return {
    answer: {
      deviceCode: device.deviceCode,
      userCode: device.userCode,
      verificationUri: `${endpoint}/device`,
      verificationUriComplete: `${endpoint}/device?user_code=${device.userCode}`,
      expiresIn: deviceCodeSeconds,
      interval: intervalSeconds,
    },
    world: { ...world, identityCenter: { ...world.identityCenter, devices: [...devices, device] } },
  }
}

/** Letters that are hard to confuse, as in AWS's codes. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ'

/** `ABCD-EFGH`, for a person to compare or to type. */
function newUserCode(): string {
  const letters = Array.from({ length: 8 }, () => LETTERS.charAt(randomInt(LETTERS.length)))
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

/** The unanswered request that a user code belongs to. People type codes without the dash and in lower case too. */
export function pendingDevice(world: World, now: number, userCode: string): DeviceRecord | undefined {
  const letters = (code: string) => code.toUpperCase().replace(/[^A-Z]/g, '')
  return world.identityCenter.devices.find(
    (device) =>
      device.answer === 'pending' && device.expiresAt > now && letters(device.userCode) === letters(userCode),
  )
}

/** The world with a device's request replaced, or removed if `changed` is `undefined`. */
export function withDevice(world: World, device: DeviceRecord, changed: DeviceRecord | undefined): World {
  const { identityCenter } = world
  const devices = identityCenter.devices.flatMap((one) => {
    if (one !== device) return [one]
    return changed === undefined ? [] : [changed]
  })
  return { ...world, identityCenter: { ...identityCenter, devices } }
}
