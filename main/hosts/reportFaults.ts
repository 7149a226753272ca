import { randomUUID } from 'node:crypto'
import { mapEventIterator, ORPCError } from '@orpc/client'

/** Gets a fault of this app, with the reference under which the person was told of it. */
export type FaultReporter = (reference: string, error: unknown) => void

interface ProcedureCall {
  readonly signal?: AbortSignal | undefined
  next(): Promise<unknown>
}

/**
 * For the transports: what is not a refusal of the contract is a fault of this app. The page gets a sentence and a
 * reference, never a stack trace; the host's log gets the fault.
 */
export function reportFaults(report: FaultReporter) {
  function told(error: unknown, signal: AbortSignal | undefined): unknown {
    if (isRefusal(error) || signal?.aborted === true) return error
    const reference = randomUUID().slice(0, 8)
    report(reference, error)
    return new ORPCError('INTERNAL_SERVER_ERROR', {
      message: `Something went wrong in this app (reference ${reference}). What was done so far is saved: reload, and go on.`,
    })
  }

  return async ({ signal, next }: ProcedureCall): Promise<unknown> => {
    try {
      const output = await next()
      if (!isIterator(output)) return output
      return mapEventIterator(output, {
        value: async (value) => value,
        error: async (error) => told(error, signal),
      })
    } catch (error) {
      throw told(error, signal)
    }
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR'
}

function isIterator(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output
}
