import type { MfaCodeRequest } from '../../app/access/signIns.ts'
import { AwsFailure, isDenied } from '../../app/aws/awsFailure.ts'
import { DEVICE_REFUSED } from '../../app/problems/problemOf.ts'
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
  const sessions = new Map<string, { readonly session: Session; readonly profile: string }>()
  /** Who waits for the code of a user and device, by profile. */
  const waiting = new Map<string, Map<string, Served>>()
  /** Users who may not exchange codes, and the code that showed it: it is still unused. */
  const forbidden = new Map<string, string | undefined>()

  const servedBy = (key: string) => [...(waiting.get(key)?.values() ?? [])]

  /** Names the profile with the code that it waits for. */
  async function served<T>(key: string, one: Served, work: () => Promise<T>): Promise<T> {
    const others = waiting.get(key) ?? new Map<string, Served>()
    waiting.set(key, others.set(one.profile, one))
    if (others.size > 1) requests.changed()
    try {
      return await work()
    } finally {
      others.delete(one.profile)
    }
  }

  function authenticated(through: Session, key: string, device: MfaDevice, sts: Sts) {
    const known = sessions.get(key)
    if (known !== undefined) return known
    let end: Date | undefined
    const session = createSession(
      {
        async ask() {
          const given = await withCode(
            device,
            () => servedBy(key),
            undefined,
            async (code) => {
              try {
                return await sts.getSessionToken(through, { serial: device.serial, code })
              } catch (error) {
                if (isForbidden(error)) forbidden.set(key, code)
                throw error
              }
            },
          )
          end = given.expiration
          return given
        },
        endsAt: () => end,
        profile: through.profile,
      },
      sts,
    )
    const made = { session, profile: device.profile }
    sessions.set(key, made)
    return made
  }

  /** @param given a code that the person has entered already. */
  async function withCode<T>(
    device: MfaDevice,
    serves: () => readonly Served[],
    given: string | undefined,
    use: (code: string) => Promise<T>,
  ): Promise<T> {
    let code = given ?? (await requests.mfaCode(device, () => [...serves()]))
    for (let tries = 1; ; tries += 1) {
      try {
        return await use(code)
      } catch (error) {
        if (isWrongDevice(error)) throw deviceRefused(device, error)
        if (!isWrongCode(error)) throw error
        if (tries === TRIES) throw codesRefused(device)
      }
      const refused = 'AWS did not accept it. Each code works once: wait until the device shows the next one.'
      code = await requests.mfaCode({ ...device, refused }, () => [...serves()])
    }
  }

  return {
    async assumeRole(through, role, device, sts) {
      const { accessKeyId, sessionToken } = await through.credentials()
      const key = JSON.stringify([accessKeyId, device.serial])
      const one = { profile: device.profile, accountId: accountIn(role.roleArn) }
      const direct = async (): Promise<MfaRole> => {
        const unused = forbidden.get(key)
        if (unused !== undefined) forbidden.set(key, undefined)
        const credentials = await withCode(
          device,
          () => [one],
          unused,
          (code) => sts.assumeRole(through, { ...role, mfa: { serial: device.serial, code } }),
        )
        return { credentials, endsAt: () => credentials.expiration }
      }
      if (sessionToken !== undefined || forbidden.has(key)) return direct()
      for (;;) {
        const user = authenticated(through, key, device, sts)
        try {
          await served(key, one, () => user.session.credentials())
        } catch (error) {
          if (isForbidden(error)) return direct()
          if (!isDeclined(error)) throw error
          if (sessions.get(key) === user) sessions.delete(key)
          // A person declined for another profile, not for this one.
          if (user.profile === device.profile) throw error
          continue
        }
        return { credentials: await sts.assumeRole(user.session, role), endsAt: user.session.endsAt }
      }
    },
    forgetAll() {
      sessions.clear()
      forbidden.clear()
    },
  }
}

/** A profile that waits for a code, and the account of its role. */
type Served = MfaCodeRequest['serves'][number]

function accountIn(roleArn: string): string {
  return roleArn.split(':')[4] ?? ''
}

function isDeclined(error: unknown): boolean {
  return error instanceof AwsFailure && error.details.code === 'MfaCodeMissing'
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
  const { details: missing } = signInMissing(
    DEVICE_REFUSED,
    `AWS does not take the device ${serial} (${details.message}). Check mfa_serial in the profile, and which user the device belongs to.`,
  )
  return new AwsFailure({ ...missing, answer: details.answer ?? details.message })
}
