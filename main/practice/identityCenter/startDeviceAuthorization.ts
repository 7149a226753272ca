import type { OpenHandler } from '../call.ts'
import { DEVICE_CODE } from './grantTypes.ts'
import { knownClient } from './knownClient.ts'
import { oidcError } from './oidcError.ts'
import { isPracticeStartUrl } from './practiceIdentityCenter.ts'
import type { DeviceRecord } from './records.ts'
import { newUserCode, practiceSecret } from './secrets.ts'

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
  // Late questions are still told that it is too late.
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
