import { memoize } from '../async/memoize.ts'
import type { Credentials, CredentialsProvider } from '../aws/credentials.ts'

/** The SDK's own margin: a call that starts now may be retried for minutes. */
const REFRESH_BEFORE_MS = 5 * 60_000

/**
 * One provider for all clients of an account: each client would otherwise ask on its own, one AssumeRole
 * per Region. Asks again when less than five minutes are left; many who ask at once share one answer.
 */
export function memoizeCredentials(ask: () => Promise<Credentials>): {
  readonly provider: CredentialsProvider
  /** Of what is held; `undefined` when nothing is, or without an end. */
  expiration(): Date | undefined
  /** False when other credentials than these are held. */
  isCurrent(accessKeyId: string | undefined): boolean
  forget(): void
} {
  let current: Credentials | undefined
  let forgotten = 0
  const latest = memoize(async () => {
    const before = forgotten
    const given = await ask()
    // Forgotten while they were on their way: for the call that waits for them, and kept by nobody.
    if (before === forgotten) current = given
    return given
  })
  const provider = async (): Promise<Credentials> => {
    // Not while the answer is still awaited: it is the refresh.
    if (latest.known() && millisecondsLeft(current) < REFRESH_BEFORE_MS) latest.forget()
    try {
      return await latest.get()
    } catch (error) {
      // Refreshing early failed, but what we have is still good.
      if (current !== undefined && millisecondsLeft(current) > 0) return current
      throw error
    }
  }
  return {
    provider: Object.assign(provider, { memoized: true as const }),
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

/** Credentials without an expiration, such as an IAM user's access key, last. */
function millisecondsLeft(credentials: Credentials | undefined): number {
  const expiration = credentials?.expiration
  return expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - Date.now()
}
