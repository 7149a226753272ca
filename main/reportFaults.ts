import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/server'

/** Gets a fault of this app, with the reference under which the person was told of it. */
export type FaultReporter = (reference: string, error: unknown) => void

interface Call {
  readonly signal?: AbortSignal | undefined
  next(): Promise<unknown>
}

/**
 * For the transports: what is not a refusal of the contract is a fault of this app. The page gets a sentence and a
 * reference, never a stack trace; the host's log gets the fault.
 */
export function reportFaults(report: FaultReporter) {
  return async ({ signal, next }: Call): Promise<unknown> => {
    try {
      return await next()
    } catch (error) {
      if (isRefusal(error) || signal?.aborted === true) throw error
      const reference = randomUUID().slice(0, 8)
      report(reference, error)
      throw new ORPCError('INTERNAL_SERVER_ERROR', {
        message: `Something went wrong in this app (reference ${reference}). What was done so far is saved: reload, and go on.`,
      })
    }
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR'
}
