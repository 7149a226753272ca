import { ORPCError } from '@orpc/client'

/** The largest message that a page may send, in bytes: a report of thousands of VPCs that is to be saved fits. */
export const LARGEST_MESSAGE = 8 * 1024 * 1024

/** How deep an input may be nested; what a person means has ten levels. */
const DEEPEST = 100

/** For the transports: checkers call themselves for each level, and must not be made to exhaust the stack. */
export async function refuseDeepInput({
  input,
  next,
}: {
  readonly input: unknown
  next(): Promise<unknown>
}): Promise<unknown> {
  if (isDeep(input)) throw new ORPCError('BAD_REQUEST', { message: 'The input is nested too deep.' })
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
