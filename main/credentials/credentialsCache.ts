import { memoize } from '../async/memoize.ts'
import { type Credentials, type CredentialsProvider, credentialsProvider } from '../aws/credentials.ts'

/** Refreshed when less is left, as the SDK does: a call that starts now may be retried for minutes. */
const REFRESH_BEFORE_MS = 5 * 60_000

/**
 * Of short credentials only this part of what was left when they came: whoever gave them would otherwise be asked again
 * for each call, and a helper may open a browser each time.
 */
const REFRESH_PART = 1 / 4

/**
 * One cached credentials provider for all clients of a session: each client would otherwise ask on its own, one
 * AssumeRole per Region. Asks again shortly before the credentials expire; concurrent callers share one answer.
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
  let refreshAt = Number.POSITIVE_INFINITY
  let forgotten = 0
  const latest = memoize(async () => {
    const before = forgotten
    const given = await ask()
    // After a `forget` in between, only the call that waits for them gets them.
    if (before === forgotten) {
      current = given
      refreshAt = refreshTime(given)
    }
    return given
  })
  const provider = async (): Promise<Credentials> => {
    // Not while `ask` is running: that is the refresh.
    if (latest.known() && Date.now() >= refreshAt) latest.forget()
    // An early refresh failed a moment ago.
    if (current !== undefined && !latest.known() && !latest.asking() && Date.now() < refreshAt) return current
    try {
      return await latest.get()
    } catch (error) {
      // The early refresh failed, but the cached credentials are still valid.
      const left = millisecondsLeft(current)
      if (current === undefined || left <= 0) throw error
      refreshAt = Date.now() + left / 2
      return current
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
      refreshAt = Number.POSITIVE_INFINITY
      latest.forget()
    },
  }
}

function refreshTime(given: Credentials): number {
  const left = millisecondsLeft(given)
  return Date.now() + left - Math.min(REFRESH_BEFORE_MS, Math.max(0, left) * REFRESH_PART)
}

/** Credentials without an expiration, such as an IAM user's access key, do not expire. */
function millisecondsLeft(credentials: Credentials | undefined): number {
  const expiration = credentials?.expiration
  return expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - Date.now()
}
