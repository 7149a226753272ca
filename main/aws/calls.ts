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

/** Calls through one client: with the right timeout, and failing only as the port says. */
export interface Calls {
  /** @param action as in an IAM policy; one that is not on the list of app/aws/actions.ts does not compile. */
  look<T>(action: AwsAction, signal: AbortSignal, send: (options: SendOptions) => Promise<T>): Promise<T>
  /** Never aborted: the answer of a write is always wanted. */
  write<T>(action: AwsAction, send: (options: SendOptions) => Promise<T>): Promise<T>
}

export interface Caller {
  readonly timeouts: Timeouts
  /** The host that was called last; a client calls but one. */
  host(): string | undefined
  /** Whether AWS has accepted these credentials before. */
  signedIn(): boolean
  /** @param accessKeyId what the call was signed with. */
  onFailure?(failure: AwsFailure, accessKeyId: string | undefined): void
}

/** What a call that is under way is signed with: several share a client, and not always the same credentials. */
const underWay = new AsyncLocalStorage<Signed>()

interface Signed {
  accessKeyId: string | undefined
}

/** To be told by whoever gives a client its credentials. */
export function signedWith(accessKeyId: string): void {
  const call = underWay.getStore()
  if (call !== undefined) call.accessKeyId = accessKeyId
}

export function calls(caller: Caller): Calls {
  const failed = (action: AwsAction, error: unknown, accessKeyId: string | undefined): AwsFailure => {
    const failure = readFailure(error, { action, host: caller.host(), signedIn: caller.signedIn() })
    caller.onFailure?.(failure, accessKeyId)
    return failure
  }
  return {
    async look(action, signal, send) {
      signal.throwIfAborted()
      const call: Signed = { accessKeyId: undefined }
      const work = underWay.run(call, send, { abortSignal: signal, requestTimeout: caller.timeouts.look })
      // Signing in and waiting for a turn are shared with others, so they are not aborted, only left.
      return untilAborted(work, signal).catch((error: unknown) => {
        throw signal.aborted ? signal.reason : failed(action, error, call.accessKeyId)
      })
    },
    async write(action, send) {
      const call: Signed = { accessKeyId: undefined }
      const work = underWay.run(call, send, { requestTimeout: caller.timeouts.write })
      return work.catch((error: unknown) => {
        throw failed(action, error, call.accessKeyId)
      })
    },
  }
}
