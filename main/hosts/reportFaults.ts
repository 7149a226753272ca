import { randomUUID } from 'node:crypto'
import { mapEventIterator, ORPCError } from '@orpc/client'

/** Gets a fault of this app, with the reference that the person was shown. */
export type FaultReporter = (reference: string, error: unknown) => void

interface ProcedureCall {
  readonly signal?: AbortSignal | undefined
  next(): Promise<unknown>
}

interface RequestHandling<Result> {
  readonly request: { readonly signal?: AbortSignal | undefined }
  next(): Promise<Result>
}

/** Reports a fault. @returns what the page is told: a sentence and the reference, never a stack trace. */
export function tellFault(report: FaultReporter, fault: unknown): ORPCError<string, unknown> {
  const reference = randomUUID().slice(0, 8)
  report(reference, fault)
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: `Something went wrong in this app (reference ${reference}). Everything done so far is saved. Reload to continue.`,
  })
}

/**
 * Options of oRPC's handler for the transports: what is not a refusal of the contract is a fault of this app, in the
 * procedure, in what it streams, and when its answer is written down.
 */
export function reportFaults(report: FaultReporter) {
  /** The calls that were read whole, so that what fails later is not the page's fault. */
  const read = new WeakSet<AbortSignal>()

  function told(error: unknown, signal: AbortSignal | undefined): unknown {
    return isRefusal(error) || signal?.aborted === true ? error : tellFault(report, error)
  }

  async function inProcedure({ signal, next }: ProcedureCall): Promise<unknown> {
    if (signal !== undefined) read.add(signal)
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

  async function aroundProcedure<Result>({ request, next }: RequestHandling<Result>): Promise<Result> {
    try {
      return await next()
    } catch (error) {
      const { signal } = request
      const isTold = error instanceof ORPCError || signal === undefined || !read.has(signal)
      throw isTold ? error : told(error, signal)
    }
  }

  return { interceptors: [aroundProcedure], clientInterceptors: [inProcedure] }
}

function isRefusal(error: unknown): boolean {
  return error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR'
}

function isIterator(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output
}
