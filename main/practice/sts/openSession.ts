import { accessKeyId, hexId } from '../ids.ts'
import type { SessionRecord, World } from '../world.ts'

/** How long an expired session is still answered with "expired", in milliseconds. */
const REMEMBERED = 60 * 60_000

/** Issues temporary credentials: the world that contains them, and the Credentials of STS's answer. */
export function openSession(
  world: World,
  now: number,
  principal: Pick<SessionRecord, 'accountId' | 'arn' | 'userId' | 'withMfa'> & { readonly expiresAt: number },
) {
  const session: SessionRecord = {
    accessKeyId: accessKeyId(world.scenario, 'session', world.made),
    sessionToken: `practice-token-${hexId(32, world.scenario, 'token', world.made)}`,
    ...principal,
    expired: false,
  }
  const known = world.sessions.filter(({ expiresAt }) => (expiresAt ?? now) + REMEMBERED >= now)
  return {
    credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: secretOf(session.accessKeyId),
      SessionToken: session.sessionToken,
      Expiration: new Date(principal.expiresAt).toISOString(),
    },
    world: { ...world, made: world.made + 1, sessions: [...known, session] },
  }
}

/** The secret access key of an access key ID. It is never checked, but a client needs one to sign with. */
export function secretOf(keyId: string): string {
  return `practice-secret-${hexId(24, keyId, 'secret')}`
}
