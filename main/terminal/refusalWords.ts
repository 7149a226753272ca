import { ORPCError } from '@orpc/client'
import { z } from 'zod'

/** What a refusal of the contract says to a person, with what to do; undefined for a fault of this app. */
export function refusalWords(error: unknown): string | undefined {
  if (!(error instanceof ORPCError) || !error.defined) return undefined
  const next = z.object({ next: z.string() }).safeParse(error.data).data?.next
  return next === undefined ? error.message : `${error.message}\n${next}`
}
