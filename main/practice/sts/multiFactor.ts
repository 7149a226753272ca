import type { SignedCall } from '../call.ts'
import { WireError } from '../wireError.ts'
import type { World } from '../world.ts'
import { mfaSerial } from './practiceUser.ts'

/** A code that is always wrong. Any other six digits are right, once. */
const WRONG_CODE = '000000'

/**
 * Whether the call comes with multi-factor authentication: with a device's code now, or with a session that was
 * opened with one. Throws when the code is no good.
 */
export function checkMultiFactor(call: SignedCall): { readonly world: World; readonly withMfa: boolean } {
  const { parameters, scenario, world, caller } = call
  const serial = parameters.get('SerialNumber')
  const code = parameters.get('TokenCode')
  if (serial === undefined && code === undefined) return { world, withMfa: caller.withMfa ?? false }
  if (serial === undefined || code === undefined) {
    throw mfaDenied('must provide both MFA serial number and one time pass code.')
  }
  // A role has no device: only the keys of the user that it belongs to come with one.
  if (serial !== mfaSerial(scenario) || caller.sessionToken !== '') {
    throw mfaDenied(
      'unable to validate MFA code. Please verify your MFA serial number is valid and associated with this user.',
    )
  }
  if (!/^\d{6}$/.test(code)) throw malformed(code)
  // The same code twice is refused, as with AWS: the device shows the next one after half a minute.
  if (code === WRONG_CODE || world.mfaCodes.includes(code)) {
    throw new WireError(
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
      403,
    )
  }
  return { world: { ...world, mfaCodes: [...world.mfaCodes, code] }, withMfa: true }
}

function mfaDenied(why: string): WireError {
  return new WireError('AccessDenied', `MultiFactorAuthentication failed, ${why}`, 403)
}

function malformed(code: string): WireError {
  const constraint =
    code.length === 6
      ? 'Member must satisfy regular expression pattern: [\\d]*'
      : `Member must have length ${code.length < 6 ? 'greater' : 'less'} than or equal to 6`
  return new WireError(
    'ValidationError',
    `1 validation error detected: Value at 'tokenCode' failed to satisfy constraint: ${constraint}`,
  )
}
