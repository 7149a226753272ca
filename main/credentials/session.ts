import type { CallerIdentity } from '../../app/aws/awsAccount.ts'
import type { AwsFailure } from '../../app/aws/awsFailure.ts'
import { memoize } from '../async/memoize.ts'
import type { Credentials, CredentialsProvider } from '../aws/credentials.ts'
import type { Sts } from '../aws/sts.ts'
import { memoizeCredentials } from './credentialsCache.ts'

/** A sign-in: credentials and whose they are, asked for once and shared by everything that needs them. */
export interface Session {
  readonly credentials: CredentialsProvider
  /** STS GetCallerIdentity, once. */
  identify(): Promise<CallerIdentity>
  /** STS GetCallerIdentity, now: whether the way in is still open. */
  identifyAnew(): Promise<CallerIdentity>
  /** Whether AWS has accepted these credentials. */
  signedIn(): boolean
  /** When a person has to sign in again; `undefined` when that is not known, or never. */
  endsAt(): Date | undefined
  /**
   * What is expired or unknown to AWS is looked for anew at the next call: somebody may have signed in meanwhile.
   * @param accessKeyId whose call failed; an answer that comes late says nothing about newer credentials.
   */
  onFailure(failure: AwsFailure, accessKeyId: string | undefined): void
  /** After a new sign-in; what it went through is forgotten too. */
  forget(): void
}

/** Where credentials come from, and what else is known there. */
export interface CredentialsSource {
  /** Profile, environment, … */
  ask(): Promise<Credentials>
  /** Who that is, where nobody has to be asked; left out: STS is. */
  identify?(self: Session): Promise<CallerIdentity>
  /** AWS has accepted them before it said whose they are; left out: not before. */
  accepted?(): boolean
  /** When asking again will need a person; left out: never. */
  endsAt?(): Date | undefined
  /** What this goes through. */
  forget?(): void
}

export function session(source: CredentialsSource, sts: Sts): Session {
  const credentials = memoizeCredentials(source.ask)
  const identity = memoize(() => source.identify?.(self) ?? sts.getCallerIdentity(self))
  const forget = () => {
    credentials.forget()
    identity.forget()
    source.forget?.()
  }
  const self: Session = {
    credentials: credentials.provider,
    identify: identity.get,
    identifyAnew() {
      identity.forget()
      return identity.get()
    },
    signedIn: () => source.accepted?.() === true || identity.known(),
    endsAt: () => laterOf(credentials.expiration(), source.endsAt),
    onFailure: (failure, accessKeyId) => {
      if (isOver(failure, accessKeyId) && credentials.isCurrent(accessKeyId)) forget()
    },
    forget,
  }
  return self
}

/** Expired, or keys that AWS does not know: those may have been exchanged where they came from. */
function isOver({ details: { reason } }: AwsFailure, accessKeyId: string | undefined): boolean {
  return reason === 'signInExpired' || (reason === 'signInMissing' && accessKeyId !== undefined)
}

/** What is held outlives what gave it; without an end of their own, credentials are good for ever or renewed unasked. */
export function laterOf(
  held: Date | undefined,
  giver: (() => Date | undefined) | undefined,
): Date | undefined {
  if (giver === undefined) return undefined
  const end = giver()
  if (end === undefined || held === undefined) return end
  return held > end ? held : end
}
