/** EC2's request limits: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html */
const LIMITS = {
  nonMutating: { size: 100, perSecond: 20 },
  mutating: { size: 50, perSecond: 5 },
} as const

interface Bucket {
  readonly tokens: number
  readonly at: number
}

export interface TokenBuckets {
  /** Takes a token for an account's API in a Region; false if none is left. `now` in milliseconds. */
  take(accountId: string, region: string, action: string, now: number): boolean
}

/** Starts with full buckets. They are kept in memory only, because they refill within seconds. */
export function tokenBuckets(): TokenBuckets {
  const buckets = new Map<string, Bucket>()
  return {
    take(accountId, region, action, now) {
      const { size, perSecond } = action.startsWith('Describe') ? LIMITS.nonMutating : LIMITS.mutating
      const key = `${accountId} ${region} ${action}`
      const bucket = buckets.get(key) ?? { tokens: size, at: now }
      const tokens = Math.min(size, bucket.tokens + ((now - bucket.at) / 1000) * perSecond)
      const enough = tokens >= 1
      buckets.set(key, { tokens: enough ? tokens - 1 : tokens, at: now })
      return enough
    },
  }
}
