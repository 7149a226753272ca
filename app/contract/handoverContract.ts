import { z } from 'zod'
import { engineSchema } from '../activeeye/engines.ts'
import { openedOnboardingSchema } from '../onboarding/draft.ts'
import { onboardingDifferenceSchema, sideSchema } from '../onboarding/onboardingDifferences.ts'
import { practiceSchema, procedure } from './procedure.ts'

const handoverChoiceSchema = z.strictObject({
  /** The handover file. */
  path: z.string(),
  /** The onboarding file that it becomes. Left out: the one of the same onboarding that was opened here, else a new one. */
  as: z.string().optional(),
  practice: practiceSchema,
  /** Of the handover file as `look` read it, and of the onboarding file that was there then, if any. */
  sha256: z.string(),
  ownSha256: z.string().optional(),
  /** For each difference by its field: which of the two holds. */
  choices: z.record(z.string(), sideSchema),
})
export type HandoverChoice = z.infer<typeof handoverChoiceSchema>

const handoverSeenSchema = z.strictObject({
  onboarding: openedOnboardingSchema,
  /** When it was made, ISO time, and by whom: a name, which nobody verified. */
  at: z.string(),
  by: z.string(),
  /** The practice cloud that it was made in. */
  practice: practiceSchema,
  /** Events in the file, how many of them are new here, and how many the journal of this computer has. */
  events: z.number(),
  newEvents: z.number(),
  ownEvents: z.number(),
  /** The onboarding file that it would become. */
  as: z.string(),
  /** SHA-256 of the handover file as it was read, as hex; its import names it. */
  sha256: z.string(),
  /** The same of the onboarding file that it would become, without comments; left out where there is none yet. */
  ownSha256: z.string().optional(),
  /** Where that file and the handed over one differ. */
  differences: z.array(onboardingDifferenceSchema),
})
export type HandoverSeen = z.infer<typeof handoverSeenSchema>

/** Handing an onboarding over to another computer, with its journal. No secret is in such a file. */
export function handoverContract<O extends z.ZodType>(opened: O) {
  return {
    /**
     * Writes the open onboarding. INVALID_INPUT: the file exists; only the terminal replaces one, with `overwrite`.
     * NOT_NOW while an activity is running.
     */
    write: procedure.input(z.strictObject({ path: z.string(), overwrite: z.boolean() })).output(
      z.strictObject({
        path: z.string(),
        events: z.number(),
        /** Edits on the page Accounts are not in the onboarding file yet, so they are not in this one. */
        unsavedEdits: z.boolean(),
      }),
    ),
    /** What is in such a file and what importing it would change; undefined when the file is none. Changes nothing. */
    look: procedure
      .input(handoverChoiceSchema.pick({ path: true, as: true }))
      .output(handoverSeenSchema.optional()),
    /**
     * Adds the events to the journal of this computer and opens the onboarding. INVALID_INPUT: a difference is not
     * decided, it is another onboarding than the file `as`, or one of the two files has changed
     * since `look`; nothing was changed. NOT_NOW while an activity is running.
     */
    import: procedure
      .input(handoverChoiceSchema.required({ as: true }))
      .output(z.strictObject({ opened, newEvents: z.number() })),
    /**
     * Writes the folder with which an engine of others goes on; calls nothing. INVALID_INPUT: something is at that path
     * and is not an empty folder, or the engine needs a look first; nothing was changed. NOT_NOW without an account.
     */
    writeForEngine: procedure
      .input(z.strictObject({ path: z.string(), engine: engineSchema }))
      .output(z.strictObject({ path: z.string(), files: z.array(z.string()) })),
  }
}
