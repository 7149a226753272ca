import type { Sts } from '../aws/sts.ts'
import type { Environment } from '../configuration/environment.ts'
import { environmentCredentials, environmentEnd, environmentSource } from './environmentCredentials.ts'
import { createSession, type Session } from './session.ts'

/**
 * The session of what AWS tools find by themselves. Where that is a profile, the profile's own session is used, which
 * everything else shares that names the profile.
 */
export function environmentSession(
  env: Environment,
  settings: {
    /** The Region whose STS is called where no profile names one. */
    readonly region: string
    stsIn(regionOf: () => Promise<string>): Sts
    profileSession(profile: string): Session
    /** For the SDK's own client for STS. */
    clientConfig(): Promise<object>
  },
): Session {
  const { region, profileSession, clientConfig } = settings
  const sts = settings.stsIn(async () => {
    const { profile } = await environmentSource(env)
    return profile === undefined ? region : profileSession(profile).sts.region()
  })
  let through: Session | undefined
  return createSession(
    {
      async ask() {
        const source = await environmentSource(env)
        through = source.profile === undefined ? undefined : profileSession(source.profile)
        return through?.credentials() ?? environmentCredentials(env, source, clientConfig)
      },
      async identify(self) {
        await self.credentials()
        return through?.identify() ?? sts.getCallerIdentity(self)
      },
      accepted: () => through?.signedIn() === true,
      endsAt: () => (through === undefined ? environmentEnd(env) : through.endsAt()),
      forget: () => through?.forget(),
    },
    sts,
  )
}
