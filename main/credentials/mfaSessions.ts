import { AwsFailure } from '../../app/aws.ts'
import type { RoleToAssume, Sts } from '../aws/sts.ts'
import type { Credentials } from './credentials.ts'
import { type Session, session } from './session.ts'
import type { SignInRequests } from './signInRequests.ts'

/** Who asks for a code, and of which device. */
export interface MfaDevice {
  readonly serial: string
  readonly profile: string
}

/** Roles whose profiles name an MFA device. */
export interface MfaSessions {
  assumeRole(through: Session, role: RoleToAssume, device: MfaDevice): Promise<Credentials>
  forgetAll(): void
}

/** AWS accepts each code once, so a second try needs another one. */
const TRIES = 3

/**
 * One code for a user and device, however many profiles and roles go through them: GetSessionToken exchanges it for
 * credentials that count as authenticated with MFA for half a day. Temporary credentials can't be exchanged; there
 * the code goes with the role.
 */
export function createMfaSessions(requests: SignInRequests, sts: Sts): MfaSessions {
  const sessions = new Map<string, Session>()

  function authenticated(through: Session, userKeyId: string, device: MfaDevice): Session {
    const key = JSON.stringify([userKeyId, device.serial])
    const known = sessions.get(key)
    if (known !== undefined) return known
    let end: Date | undefined
    const made = session(
      {
        async ask() {
          const given = await withCode(device, (code) =>
            sts.getSessionToken(through, { serial: device.serial, code }),
          )
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

  async function withCode<T>(device: MfaDevice, use: (code: string) => Promise<T>): Promise<T> {
    let refused: string | undefined
    for (let tries = 1; ; tries += 1) {
      const code = await requests.mfaCode({ ...device, ...(refused !== undefined && { refused }) })
      try {
        return await use(code)
      } catch (error) {
        if (!isWrongCode(error) || tries === TRIES) throw error
        refused = 'AWS did not accept it. Each code works once: wait until the device shows the next one.'
      }
    }
  }

  return {
    async assumeRole(through, role, device) {
      const { accessKeyId, sessionToken } = await through.credentials()
      const direct = () =>
        withCode(device, (code) => sts.assumeRole(through, { ...role, mfa: { serial: device.serial, code } }))
      if (sessionToken !== undefined) return direct()
      const user = authenticated(through, accessKeyId, device)
      try {
        await user.credentials()
      } catch (error) {
        // A policy may forbid GetSessionToken to somebody who may well assume the role.
        if (isDenied(error) && !isWrongCode(error)) return direct()
        throw error
      }
      return sts.assumeRole(user, role)
    },
    forgetAll: () => sessions.clear(),
  }
}

function isDenied(error: unknown): error is AwsFailure {
  return error instanceof AwsFailure && error.details.reason === 'accessDenied'
}

function isWrongCode(error: unknown): boolean {
  return isDenied(error) && /MultiFactorAuthentication failed/i.test(error.details.message)
}
