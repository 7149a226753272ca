import type { AwsFailure, CallerIdentity } from '../../app/aws.ts'
import type { Sts } from '../aws/sts.ts'
import type { Credentials, CredentialsProvider } from './credentials.ts'
import { remembered, rememberedCredentials } from './remembered.ts'

/** A sign-in: credentials and whose they are, asked for once and shared by everything that needs them. */
export interface Session {
  readonly credentials: CredentialsProvider
  /** STS GetCallerIdentity, once. */
  identify(): Promise<CallerIdentity>
  /** Whether AWS has accepted these credentials. */
  signedIn(): boolean
  /** What is expired is looked for anew at the next call: somebody may have signed in meanwhile. */
  onFailure(failure: AwsFailure): void
  /** After a new sign-in; what it went through is forgotten too. */
  forget(): void
}

/** @param ask where the credentials come from: profile, environment, … */
export function session(ask: () => Promise<Credentials>, sts: Sts): Session {
  const credentials = rememberedCredentials(ask)
  const identity = remembered(() => sts.getCallerIdentity(self))
  const forget = () => {
    credentials.forget()
    identity.forget()
  }
  const self: Session = {
    credentials: credentials.provider,
    identify: identity.get,
    signedIn: identity.known,
    onFailure: (failure) => {
      if (failure.details.reason === 'signInExpired') forget()
    },
    forget,
  }
  return self
}
