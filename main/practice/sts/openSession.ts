import { accessKeyId, hexId } from '../ids.ts'
import type { SessionRecord, World } from '../world.ts'

/** Milliseconds for which a session that is over is still known as one that has expired. */
const REMEMBERED = 60 * 60_000

/** Temporary credentials: the world that knows them, and STS's way to hand them over. */
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

/** Secrets are never checked, but a client needs one to sign with. */
export function secretOf(keyId: string): string {
  return `practice-secret-${hexId(24, keyId, 'secret')}`
}
