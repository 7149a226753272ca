import { z } from 'zod'

/**
 * Why a journal can't be used.
 * - `held`: another instance of the app has it open.
 * - `unreadable`: a later version wrote it, it is damaged, or it is no journal of this onboarding.
 * - `disk`: the operating system refused to read or write it: a full disk, missing permission, a broken disk.
 */
export const journalTroubleSchema = z.enum(['held', 'unreadable', 'disk'])
export type JournalTrouble = z.infer<typeof journalTroubleSchema>

/**
 * The journal can't be opened, read or written. Nothing is changed without it, since each change is recorded first.
 * `message` says what happened, `next` what a person can do.
 */
export class JournalUnusable extends Error {
  override readonly name = 'JournalUnusable'
  readonly trouble: JournalTrouble
  readonly next: string

  constructor(trouble: JournalTrouble, message: string, next: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.trouble = trouble
    this.next = next
  }
}
