import { AsyncLocalStorage } from 'node:async_hooks'
import type { AwsAction } from '../../app/aws/actions.ts'
import type { AwsFailure } from '../../app/aws/awsFailure.ts'
import { untilAborted } from '../async/untilAborted.ts'
import { readFailure } from '../failures/readFailure.ts'
import type { Timeouts } from '../network/sharedHttp.ts'

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
  /** The host that was called last; a client calls only one. */
  host(): string | undefined
  /** Whether AWS has accepted these credentials before. */
  signedIn(): boolean
  /** The failure with what else a person should know of it. */
  explain?(failure: AwsFailure): Promise<AwsFailure>
  /** @param accessKeyId what the call was signed with. */
  onFailure?(failure: AwsFailure, accessKeyId: string | undefined): void
}

/** What the current call is signed with: calls that share a client may have different credentials. */
const currentCall = new AsyncLocalStorage<Signed>()

interface Signed {
  accessKeyId: string | undefined
}

/** Records what the current call is signed with; called by the client's credentials provider. */
export function signedWith(accessKeyId: string): void {
  const call = currentCall.getStore()
  if (call !== undefined) call.accessKeyId = accessKeyId
}

export function calls(caller: Caller): Calls {
  const failed = async (
    action: AwsAction,
    error: unknown,
    accessKeyId: string | undefined,
  ): Promise<AwsFailure> => {
    const { region } = caller
    const failure = readFailure(error, { action, region, host: caller.host(), signedIn: caller.signedIn() })
    caller.onFailure?.(failure, accessKeyId)
    return caller.explain?.(failure) ?? failure
  }
  return {
    async look(action, signal, send) {
      signal.throwIfAborted()
      const call: Signed = { accessKeyId: undefined }
      const work = currentCall.run(call, send, { abortSignal: signal, requestTimeout: caller.timeouts.look })
      // Signing in and the limit of calls are shared, so `work` is not aborted, only no longer waited for.
      return untilAborted(work, signal).catch(async (error: unknown) => {
        throw signal.aborted ? signal.reason : await failed(action, error, call.accessKeyId)
      })
    },
    async write(action, send) {
      const call: Signed = { accessKeyId: undefined }
      const work = currentCall.run(call, send, { requestTimeout: caller.timeouts.write })
      return work.catch(async (error: unknown) => {
        throw await failed(action, error, call.accessKeyId)
      })
    },
  }
}
