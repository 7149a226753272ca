import { StandardRetryStrategy } from '@smithy/core/retry'

/** EC2 refills its buckets within seconds: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html */
const ATTEMPTS_WHEN_THROTTLED = 10
/** AWS answered with a fault of its own. The SDK's default. */
const ATTEMPTS_WHEN_AT_FAULT = 3
/** There was no answer. Each attempt may take the whole timeout, and a Region that is down must fail soon. */
export const ATTEMPTS_WHEN_SILENT = 2

export type RetryStrategy = ReturnType<typeof retryStrategy>

/**
 * The SDK's standard strategy (full jitter, retry-after, retry quota) with our numbers of attempts. One for each caller
 * in a Region: it holds a retry quota, which no other account may use up. Repeating writes is safe because each carries
 * a token.
 */
export function retryStrategy() {
  const standard = new StandardRetryStrategy(ATTEMPTS_WHEN_THROTTLED)
  type Refresh = StandardRetryStrategy['refreshRetryTokenForRetry']
  return {
    acquireInitialRetryToken: (scope: string) => standard.acquireInitialRetryToken(scope),
    refreshRetryTokenForRetry: async (...[token, why]: Parameters<Refresh>): ReturnType<Refresh> => {
      if (token.getRetryCount() + 1 >= attemptsAfter(why)) throw new Error('No attempt left')
      return standard.refreshRetryTokenForRetry(token, why)
    },
    recordSuccess: (token: Parameters<StandardRetryStrategy['recordSuccess']>[0]) =>
      standard.recordSuccess(token),
  }
}

export const MAX_ATTEMPTS = ATTEMPTS_WHEN_THROTTLED

function attemptsAfter(why: Parameters<StandardRetryStrategy['refreshRetryTokenForRetry']>[1]): number {
  // CloudFormation's quota, which the SDK takes for throttling: waiting does not help.
  if (why.error?.name === 'LimitExceededException') return 1
  if (why.errorType === 'THROTTLING') return ATTEMPTS_WHEN_THROTTLED
  // An answer that began well and broke off counts as no answer.
  const status = why.error?.$metadata?.httpStatusCode ?? 0
  return status < 300 ? ATTEMPTS_WHEN_SILENT : ATTEMPTS_WHEN_AT_FAULT
}
