import { randomUUID } from 'node:crypto'
import { mapEventIterator, ORPCError } from '@orpc/client'
import { LIMITS } from '../../app/input/limits.ts'

/** The largest message that a page may send, in bytes. */
export const LARGEST_MESSAGE = LIMITS.message

/** How deep an input may be nested; real ones have ten levels. */
const DEEPEST = 100

/** Gets a fault of this app, with the reference that the person was shown. */
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
      message: `Something went wrong in this app (reference ${reference}). Everything done so far is saved. Reload to continue.`,
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

/** For the transports: validation recurses for each level, so a deep input could exhaust the stack. */
export async function refuseDeepInput({
  input,
  next,
}: {
  readonly input: unknown
  next(): Promise<unknown>
}): Promise<unknown> {
  if (isDeep(input)) throw new ORPCError('BAD_REQUEST', { message: 'The input is nested too deeply.' })
  return next()
}

function isDeep(input: unknown): boolean {
  let level = [input]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    )
  }
  return false
}
