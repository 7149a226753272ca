import { z } from 'zod'

/** `open`: an existing onboarding file. `new`: the path of a new one. */
export const fileChoiceSchema = z.strictObject({
  purpose: z.enum(['open', 'new']),
  suggestedName: z.string().optional(),
})

export type FileChoice = z.infer<typeof fileChoiceSchema>

/** A text to be saved where the person chooses, such as a report. */
export const savedTextSchema = z.strictObject({ suggestedName: z.string(), text: z.string() })

export type SavedText = z.infer<typeof savedTextSchema>

/** The path that was chosen; left out when the person closed the dialog. */
export const chosenPathSchema = z.strictObject({ path: z.string().optional() })
