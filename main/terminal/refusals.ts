import { ORPCError } from '@orpc/client'
import { z } from 'zod'
import type { JournalTrouble } from '../../app/checklist/journalUnusable.ts'

const refusalDataSchema = z.object({ errors: z.array(z.string()), next: z.string() }).partial()

/** A refusal of the contract in lines, with what to do next; undefined for a fault of this app. */
export function refusalLines(error: unknown): readonly string[] | undefined {
  if (!(error instanceof ORPCError) || !error.defined) return undefined
  const { errors = [error.message], next } = refusalDataSchema.safeParse(error.data).data ?? {}
  return next === undefined ? errors : [...errors, next]
}

/** AWS, the network, the disk or another instance is the reason of this refusal, and not what was given. */
export function isInputRight(error: unknown): boolean {
  if (!(error instanceof ORPCError)) return false
  if (error.code === 'AWS_REFUSED' || error.code === 'FILE_NOT_WRITTEN') return true
  const passing: readonly JournalTrouble[] = ['disk', 'held']
  return error.code === 'JOURNAL_UNUSABLE' && passing.includes(error.data?.trouble)
}
