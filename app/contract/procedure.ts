import { oc } from '@orpc/contract'
import { z } from 'zod'
import { journalTroubleSchema } from '../checklist/journalUnusable.ts'

/** Procedures with the expected errors, whose messages are for a person. Any other error is a fault of this app. */
export const procedure = oc.errors({
  /** The input is wrong and nothing was called; each entry names the place, what was found and what is expected. */
  INVALID_INPUT: { status: 422, data: z.object({ errors: z.array(z.string()) }) },
  /** The journal can't be used: another process holds it, a later version wrote it, it is damaged or not writable. */
  JOURNAL_UNUSABLE: { status: 409, data: z.object({ next: z.string(), trouble: journalTroubleSchema }) },
  /** The app is in another state: no onboarding is open, an activity is running, or none is running. */
  NOT_NOW: { status: 409 },
  /**
   * A run would use a template or a bucket that is not ActiveEye's, and nobody consented to it by name. Nothing was
   * called. `errors` names each value.
   */
  CONSENT_NEEDED: { status: 403, data: z.object({ errors: z.array(z.string()), next: z.string() }) },
  /** The disk is full or failed, so a file is as it was before. */
  FILE_NOT_WRITTEN: { status: 507, data: z.object({ next: z.string() }) },
  /** AWS refused the call, or the network failed. `isInputWrong`: what was entered would be refused again. */
  AWS_REFUSED: { status: 502, data: z.object({ next: z.string(), isInputWrong: z.boolean().optional() }) },
})

/** The scenario of the practice cloud that calls go to; when left out, they go to AWS. */
export const practiceSchema = z.string().optional()
