import type { CallerIdentity } from '../../app/aws/awsAccount.ts'
import type { AwsFailure } from '../../app/aws/awsFailure.ts'
import { memoize } from '../async/memoize.ts'
import type { Credentials, CredentialsProvider } from '../aws/credentials.ts'
import type { Sts } from '../aws/sts.ts'
import { cacheCredentials } from './credentialsCache.ts'

/** Credentials and whose they are, got once and shared by everything that needs them. */
export interface Session {
  readonly credentials: CredentialsProvider
  /** The profile that they are of, whose settings say how AWS is called; `undefined` for the configured one. */
  readonly profile: string | undefined
  /** The STS that takes them, in its Region. */
  readonly sts: Sts
  /** STS GetCallerIdentity, cached. */
  identify(): Promise<CallerIdentity>
  /** STS GetCallerIdentity, called now: whether the session is still valid. */
  identifyNow(): Promise<CallerIdentity>
  /** Whose they are, as far as that is known without a call. */
  known(): CallerIdentity | undefined
  /** Whether AWS has accepted these credentials. */
  signedIn(): boolean
  /** When a person has to sign in again; `undefined` when that is not known, or never. */
  endsAt(): Date | undefined
  /**
   * Drops credentials that are expired or unknown to AWS, so that the next call gets new ones: a person may have signed
   * in again.
   * @param accessKeyId what the failed call was signed with; a late answer says nothing about newer credentials.
   */
  onFailure(failure: AwsFailure, accessKeyId: string | undefined): void
  /** Drops the credentials, and those of the session that they were got with. For a new sign-in. */
  forget(): void
}

/** How a session gets its credentials, and what else is known about them. */
export interface SessionOptions {
  /** Gets credentials: from a profile, the environment, … */
  ask(): Promise<Credentials>
  /** The profile that they are of. */
  readonly profile?: string | undefined
  /** Whose they are, where that is known without a call. By default STS is asked. */
  identify?(self: Session): Promise<CallerIdentity>
  /** Whether AWS has accepted them before `identify` succeeded. By default false. */
  accepted?(): boolean
  /** When `ask` will need a person again. By default never. */
  endsAt?(): Date | undefined
  /** Drops the session that these credentials are got with. */
  forget?(): void
}

export function createSession(options: SessionOptions, sts: Sts): Session {
  const credentials = cacheCredentials(options.ask)
  const identity = memoize(() => options.identify?.(self) ?? sts.getCallerIdentity(self))
  const forget = () => {
    credentials.forget()
    identity.forget()
    options.forget?.()
  }
  const self: Session = {
    credentials: credentials.provider,
    profile: options.profile,
    sts,
    identify: identity.get,
    identifyNow() {
      identity.forget()
      return identity.get()
    },
    known: identity.value,
    signedIn: () => options.accepted?.() === true || identity.known(),
    endsAt: () => laterOf(credentials.expiration(), options.endsAt),
    onFailure: (failure, accessKeyId) => {
      if (endsSession(failure, accessKeyId) && credentials.isCurrent(accessKeyId)) forget()
    },
    forget,
  }
  return self
}

/** Whether credentials are expired, or keys unknown to AWS: those may have been replaced where they are kept. */
function endsSession({ details: { reason } }: AwsFailure, accessKeyId: string | undefined): boolean {
  return reason === 'signInExpired' || (reason === 'signInMissing' && accessKeyId !== undefined)
}

/** The later end: cached credentials stay valid after the sign-in that gave them has ended. Without an end of the sign-in,
 * credentials do not expire or are renewed without a person.
 * @param held the end of the cached credentials.
 * @param giver the end of the sign-in. */
export function laterOf(
  held: Date | undefined,
  giver: (() => Date | undefined) | undefined,
): Date | undefined {
  if (giver === undefined) return undefined
  const end = giver()
  if (end === undefined || held === undefined) return end
  return held > end ? held : end
}
