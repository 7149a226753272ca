import { memoize } from '../async/memoize.ts'
import { type Credentials, type CredentialsProvider, credentialsProvider } from '../aws/credentials.ts'

/** Refreshed when less is left, as the SDK does: a call that starts now may be retried for minutes. */
const REFRESH_BEFORE_MS = 5 * 60_000

/**
 * One cached credentials provider for all clients of a session: each client would otherwise ask on its own, one
 * AssumeRole per Region. Asks again when less than five minutes are left; concurrent callers share one answer.
 */
export function cacheCredentials(ask: () => Promise<Credentials>): {
  readonly provider: CredentialsProvider
  /** Of the cached credentials; `undefined` without any, or when they do not expire. */
  expiration(): Date | undefined
  /** False when other credentials than these are cached. */
  isCurrent(accessKeyId: string | undefined): boolean
  forget(): void
} {
  let current: Credentials | undefined
  let forgotten = 0
  const latest = memoize(async () => {
    const before = forgotten
    const given = await ask()
    // After a `forget` in between, only the call that waits for them gets them.
    if (before === forgotten) current = given
    return given
  })
  const provider = async (): Promise<Credentials> => {
    // Not while `ask` is running: that is the refresh.
    if (latest.known() && millisecondsLeft(current) < REFRESH_BEFORE_MS) latest.forget()
    try {
      return await latest.get()
    } catch (error) {
      // The early refresh failed, but the cached credentials are still valid.
      if (current !== undefined && millisecondsLeft(current) > 0) return current
      throw error
    }
  }
  return {
    provider: credentialsProvider(provider),
    expiration: () => current?.expiration,
    isCurrent: (accessKeyId) =>
      accessKeyId === undefined || current === undefined || current.accessKeyId === accessKeyId,
    forget() {
      forgotten += 1
      current = undefined
      latest.forget()
    },
  }
}

/** Credentials without an expiration, such as an IAM user's access key, do not expire. */
function millisecondsLeft(credentials: Credentials | undefined): number {
  const expiration = credentials?.expiration
  return expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - Date.now()
}
