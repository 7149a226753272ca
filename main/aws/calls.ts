import { AsyncLocalStorage } from 'node:async_hooks'
import type { AwsAction } from '../../app/aws/actions.ts'
import type { AwsFailure } from '../../app/aws/awsFailure.ts'
import { inTurns } from '../async/inTurns.ts'
import { untilAborted } from '../async/untilAborted.ts'
import { readFailure } from '../failures/readFailure.ts'
import type { Timeouts } from '../network/sharedHttp.ts'
import { type CredentialsProvider, credentialsProvider } from './credentials.ts'
import type { RetryStrategy } from './retryStrategy.ts'

/** For the SDK's `send`. */
export interface SendOptions {
  readonly requestTimeout: number
  readonly abortSignal?: AbortSignal
}

/** Calls through one client, with the timeout of their kind. They reject with AwsFailure only. */
export interface Calls {
  /** @param action as in an IAM policy; one that is not on the list of app/aws/actions.ts does not compile. */
  look<T>(action: AwsAction, signal: AbortSignal, send: (options: SendOptions) => Promise<T>): Promise<T>
  /** Never aborted: the answer of a write is always needed. */
  write<T>(action: AwsAction, send: (options: SendOptions) => Promise<T>): Promise<T>
}

export interface Caller {
  readonly timeouts: Timeouts
  readonly region: string
  readonly credentials: CredentialsProvider
  /** Has a budget of retries, which no other caller may use up. */
  readonly retryStrategy: RetryStrategy
  /** Whether AWS has accepted these credentials before. */
  signedIn(): boolean
  /** The failure with what else a person should know of it. */
  explain?(failure: AwsFailure): Promise<AwsFailure>
  /** @param accessKeyId what the call was signed with. */
  onFailure?(failure: AwsFailure, accessKeyId: string | undefined): void
}

/** The call that is being made: callers share a client, and a client asks here for what is the caller's. */
const currentCall = new AsyncLocalStorage<CurrentCall>()

interface CurrentCall {
  readonly caller: Caller
  /** What it is signed with. */
  accessKeyId: string | undefined
  host: string | undefined
}

function current(): CurrentCall {
  const call = currentCall.getStore()
  if (call === undefined) throw new Error('A client was used outside of `calls`.')
  return call
}

/**
 * To build and sign a call, and to read an answer, each takes about a millisecond. Hundreds become ready at once, when an
 * organization's accounts begin or when answers that were sent together arrive.
 */
export const turn = inTurns(12)

/** For every client: the credentials of whoever makes the call. */
export const credentialsOfCall = credentialsProvider(async () => {
  const call = current()
  const given = await call.caller.credentials()
  call.accessKeyId = given.accessKeyId
  return given
})

/** For every client: the retries of whoever makes the call. */
export const retriesOfCall: RetryStrategy = {
  acquireInitialRetryToken: (scope) => current().caller.retryStrategy.acquireInitialRetryToken(scope),
  refreshRetryTokenForRetry: (token, why) =>
    current().caller.retryStrategy.refreshRetryTokenForRetry(token, why),
  recordSuccess: (token) => current().caller.retryStrategy.recordSuccess(token),
}

/** Called with the host of each request. */
export function callsHost(host: string): void {
  current().host = host
}

export function calls(caller: Caller): Calls {
  const failed = async (
    action: AwsAction,
    error: unknown,
    { accessKeyId, host }: CurrentCall,
  ): Promise<AwsFailure> => {
    const { region } = caller
    const failure = readFailure(error, { action, region, host, signedIn: caller.signedIn() })
    caller.onFailure?.(failure, accessKeyId)
    return caller.explain?.(failure) ?? failure
  }
  return {
    async look(action, signal, send) {
      signal.throwIfAborted()
      const call: CurrentCall = { caller, accessKeyId: undefined, host: undefined }
      const work = turn().then(() => {
        signal.throwIfAborted()
        return currentCall.run(call, send, { abortSignal: signal, requestTimeout: caller.timeouts.look })
      })
      // Signing in and the limit of calls are shared, so `work` is not aborted, only no longer waited for.
      return untilAborted(work, signal).catch(async (error: unknown) => {
        throw signal.aborted ? signal.reason : await failed(action, error, call)
      })
    },
    async write(action, send) {
      const call: CurrentCall = { caller, accessKeyId: undefined, host: undefined }
      const work = turn().then(() => currentCall.run(call, send, { requestTimeout: caller.timeouts.write }))
      return work.catch(async (error: unknown) => {
        throw await failed(action, error, call)
      })
    },
  }
}
