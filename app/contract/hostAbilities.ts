import { z } from 'zod'

/** What a host can do for a person beyond showing the page. */
export const hostAbilitiesSchema = z.strictObject({
  kind: z.enum(['desktop', 'web', 'terminal']),
  /** Whether there are dialogs to choose and save files with; without them a person types the path. */
  canChooseFiles: z.boolean(),
  /** Whether it is notified when the screen is locked, which removes pasted keys from memory. */
  hearsLock: z.boolean(),
})
export type HostAbilities = z.infer<typeof hostAbilitiesSchema>

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
