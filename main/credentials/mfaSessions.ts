import { AwsFailure, isDenied } from '../../app/aws/awsFailure.ts'
import type { Credentials } from '../aws/credentials.ts'
import type { RoleToAssume, Sts } from '../aws/sts.ts'
import { createSession, type Session } from './session.ts'
import { signInMissing } from './signInMissing.ts'
import type { SignInRequests } from './signInRequests.ts'

/** The device that a code is asked for, and the profile that names it. */
export interface MfaDevice {
  readonly serial: string
  readonly profile: string
}

/** Credentials of a role that was assumed with an MFA code. */
export interface MfaRole {
  readonly credentials: Credentials
  /** When the next code will be asked for. */
  endsAt(): Date | undefined
}

/** Assumes roles whose profiles name an MFA device. */
export interface MfaSessions {
  assumeRole(through: Session, role: RoleToAssume, device: MfaDevice, sts: Sts): Promise<MfaRole>
  forgetAll(): void
}

/** AWS accepts each code once, so a second try needs another one. */
const TRIES = 3

/**
 * Asks for one code for each user and device, however many profiles and roles use them: GetSessionToken exchanges it
 * for credentials that count as authenticated with MFA for half a day. Temporary credentials can't be exchanged, and a
 * policy may deny the exchange but not the role; then the code is sent with AssumeRole.
 */
export function createMfaSessions(requests: SignInRequests): MfaSessions {
  const sessions = new Map<string, Session>()
  /** Users who may not exchange codes, and the code that showed it: it is still unused. */
  const forbidden = new Map<string, string | undefined>()

  function authenticated(through: Session, key: string, device: MfaDevice, sts: Sts): Session {
    const known = sessions.get(key)
    if (known !== undefined) return known
    let end: Date | undefined
    const made = createSession(
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
        profile: through.profile,
      },
      sts,
    )
    sessions.set(key, made)
    return made
  }

  /** @param given a code that the person has entered already. */
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
    async assumeRole(through, role, device, sts) {
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
      const user = authenticated(through, key, device, sts)
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

/** Whether STS says that the code is wrong or was used before. */
function isWrongCode(error: unknown): boolean {
  return error instanceof AwsFailure && /invalid MFA one time pass code/i.test(error.details.message)
}

/** The device is not this user's, or the caller is a role, which has no device. */
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
    `AWS accepted none of ${TRIES} codes of the MFA device ${serial}. Check that the codes are from this device, and that its clock is right.`,
  )
}

function deviceRefused({ serial }: MfaDevice, { details }: AwsFailure): AwsFailure {
  return signInMissing(
    'MfaDeviceRefused',
    `AWS does not accept the MFA device ${serial} here (${details.message}). Check mfa_serial, and which user the device belongs to.`,
  )
}
