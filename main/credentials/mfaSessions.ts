import { AwsFailure, isDenied } from '../../app/aws/awsFailure.ts'
import type { Credentials } from '../aws/credentials.ts'
import type { RoleToAssume, Sts } from '../aws/sts.ts'
import { type Session, session } from './session.ts'
import { signInMissing } from './signInMissing.ts'
import type { SignInRequests } from './signInRequests.ts'

/** Who asks for a code, and of which device. */
export interface MfaDevice {
  readonly serial: string
  readonly profile: string
}

/** A role that was assumed with a code. */
export interface MfaRole {
  readonly credentials: Credentials
  /** When the next code will be asked for. */
  endsAt(): Date | undefined
}

/** Roles whose profiles name an MFA device. */
export interface MfaSessions {
  assumeRole(through: Session, role: RoleToAssume, device: MfaDevice): Promise<MfaRole>
  forgetAll(): void
}

/** AWS accepts each code once, so a second try needs another one. */
const TRIES = 3

/**
 * One code for a user and device, however many profiles and roles go through them: GetSessionToken exchanges it for
 * credentials that count as authenticated with MFA for half a day. Temporary credentials can't be exchanged, and a
 * policy may forbid it to somebody who may well assume the role; there the code goes with the role.
 */
export function createMfaSessions(requests: SignInRequests, sts: Sts): MfaSessions {
  const sessions = new Map<string, Session>()
  /** Users who may not exchange codes, and the code with which that came to light: it is still unused. */
  const forbidden = new Map<string, string | undefined>()

  function authenticated(through: Session, key: string, device: MfaDevice): Session {
    const known = sessions.get(key)
    if (known !== undefined) return known
    let end: Date | undefined
    const made = session(
      {
        async ask() {
          const given = await withCode(device, undefined, async (code) => {
            try {
              return await sts.getSessionToken(through, { serial: device.serial, code })
            } catch (error) {
              if (isForbidden(error)) forbidden.set(key, code)
              throw error
            }
          })
          end = given.expiration
          return given
        },
        endsAt: () => end,
      },
      sts,
    )
    sessions.set(key, made)
    return made
  }

  /** @param given by the person already. */
  async function withCode<T>(
    device: MfaDevice,
    given: string | undefined,
    use: (code: string) => Promise<T>,
  ): Promise<T> {
    let code = given ?? (await requests.mfaCode(device))
    for (let tries = 1; ; tries += 1) {
      try {
        return await use(code)
      } catch (error) {
        if (isWrongDevice(error)) throw deviceRefused(device, error)
        if (!isWrongCode(error)) throw error
        if (tries === TRIES) throw codesRefused(device)
      }
      code = await requests.mfaCode({
        ...device,
        refused: 'AWS did not accept it. Each code works once: wait until the device shows the next one.',
      })
    }
  }

  return {
    async assumeRole(through, role, device) {
      const { accessKeyId, sessionToken } = await through.credentials()
      const key = JSON.stringify([accessKeyId, device.serial])
      const direct = async (): Promise<MfaRole> => {
        const unused = forbidden.get(key)
        if (unused !== undefined) forbidden.set(key, undefined)
        const credentials = await withCode(device, unused, (code) =>
          sts.assumeRole(through, { ...role, mfa: { serial: device.serial, code } }),
        )
        return { credentials, endsAt: () => credentials.expiration }
      }
      if (sessionToken !== undefined || forbidden.has(key)) return direct()
      const user = authenticated(through, key, device)
      try {
        await user.credentials()
      } catch (error) {
        if (isForbidden(error)) return direct()
        throw error
      }
      return { credentials: await sts.assumeRole(user, role), endsAt: user.endsAt }
    },
    forgetAll() {
      sessions.clear()
      forbidden.clear()
    },
  }
}

function isForbidden(error: unknown): boolean {
  return isDenied(error) && !isWrongCode(error) && !isWrongDevice(error)
}

/** In STS's words: that the code is wrong, or was used before. */
function isWrongCode(error: unknown): boolean {
  return error instanceof AwsFailure && /invalid MFA one time pass code/i.test(error.details.message)
}

/** The device is not this user's, or whoever asks is a role, which has none. */
function isWrongDevice(error: unknown): error is AwsFailure {
  return (
    error instanceof AwsFailure &&
    !isWrongCode(error) &&
    /MultiFactorAuthentication failed/i.test(error.details.message)
  )
}

function codesRefused({ serial }: MfaDevice): AwsFailure {
  return signInMissing(
    'MfaCodeRefused',
    `AWS accepted none of ${TRIES} codes of the MFA device ${serial}. Check that they are of this device, and that its clock is right.`,
  )
}

function deviceRefused({ serial }: MfaDevice, { details }: AwsFailure): AwsFailure {
  return signInMissing(
    'MfaDeviceRefused',
    `AWS does not take the MFA device ${serial} here (${details.message}). Check mfa_serial, and whose device it is.`,
  )
}
