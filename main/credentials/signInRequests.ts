import { randomUUID } from 'node:crypto'
import type { MfaCodeRequest, SignInRequest } from '../../app/access/signIns.ts'
import { createEmitter } from '../async/emitter.ts'
import { signInMissing } from './signInMissing.ts'

type Without<R, K extends string> = R extends unknown ? Omit<R, K> : never

/** The open requests to a person: an MFA code, or a sign-in to IAM Identity Center. A host shows and answers them. */
export interface SignInRequests {
  list(): readonly SignInRequest[]
  /** The listener is called after each change of the list. */
  onChange(listener: () => void): () => void
  /** Resolves with the code. Rejects with `signInMissing` when the person declines. */
  mfaCode(
    request: Without<MfaCodeRequest, 'kind' | 'id' | 'serves'>,
    /** Whom the code serves now; `changed` tells when that is another answer. */
    serves: () => MfaCodeRequest['serves'],
  ): Promise<string>
  changed(): void
  /** The request is open while `work` runs; its signal fires when the person declines. */
  identityCenter<T>(
    request: Without<Extract<SignInRequest, { kind: 'identityCenter' }>, 'kind' | 'id'>,
    work: (declined: AbortSignal) => Promise<T>,
  ): Promise<T>
  /** @returns false when the request is no longer open. */
  enterCode(id: string, code: string): boolean
  cancel(id: string): boolean
  /** Declines every request, open or new: the app ends, or there is no person to ask. */
  close(): void
}

interface Waiting {
  /** As it is now. */
  request(): SignInRequest
  readonly id: string
  readonly declined: AbortController
  readonly code?: (code: string) => void
}

export function createSignInRequests(): SignInRequests {
  const waiting = new Map<string, Waiting>()
  const listeners = createEmitter()
  let closed = false

  /** Keeps the request on the list while `work` runs. */
  async function during<T>(entry: Waiting, work: () => Promise<T>): Promise<T> {
    if (closed) throw declined(entry.request())
    waiting.set(entry.id, entry)
    listeners.tell()
    try {
      return await work()
    } finally {
      waiting.delete(entry.id)
      listeners.tell()
    }
  }

  function cancel(id: string): boolean {
    const entry = waiting.get(id)
    entry?.declined.abort(declined(entry.request()))
    return entry !== undefined
  }

  return {
    list: () => [...waiting.values()].map(({ request }) => request()),
    onChange: listeners.add,
    changed: listeners.tell,
    mfaCode(fields, serves) {
      const { promise, resolve, reject } = Promise.withResolvers<string>()
      const controller = new AbortController()
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true })
      const id = randomUUID()
      const request = (): SignInRequest => ({ kind: 'mfaCode', id, ...fields, serves: [...serves()] })
      return during({ id, request, declined: controller, code: resolve }, () => promise)
    },
    identityCenter(fields, work) {
      const controller = new AbortController()
      const id = randomUUID()
      const request = { kind: 'identityCenter', id, ...fields } as const
      return during({ id, request: () => request, declined: controller }, () => work(controller.signal))
    },
    enterCode(id, code) {
      const entry = waiting.get(id)
      entry?.code?.(code)
      return entry?.code !== undefined
    },
    cancel,
    close() {
      closed = true
      for (const id of [...waiting.keys()]) cancel(id)
    },
  }
}

function declined(request: SignInRequest): Error {
  switch (request.kind) {
    case 'mfaCode':
      return signInMissing(
        'MfaCodeMissing',
        `The profile ${request.profile} asks for the code of the MFA device ${request.serial}, and none was entered.`,
      )
    case 'identityCenter':
      return signInMissing('SignInCancelled', `The sign-in to ${request.startUrl} was cancelled.`)
  }
}
