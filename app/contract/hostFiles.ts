import { z } from 'zod'

/** `open`: an existing onboarding file. `report`: a report or an answer to one. `new`: the path of a new onboarding. */
export const fileChoiceSchema = z.strictObject({
  purpose: z.enum(['open', 'report', 'new']),
  suggestedName: z.string().optional(),
})

export type FileChoice = z.infer<typeof fileChoiceSchema>

/** Left out when the text is the file's, in UTF-8. `base64`: the text stands for bytes. */
const encodingSchema = z.literal('base64').optional()

/** A file to be saved where the person chooses, such as a report. */
export const savedTextSchema = z.strictObject({
  suggestedName: z.string(),
  text: z.string(),
  encoding: encodingSchema,
})

export type SavedText = z.infer<typeof savedTextSchema>

/** The path that was chosen; left out when the person closed the dialog. */
export const chosenPathSchema = z.strictObject({ path: z.string().optional() })

/** A file that the app made, to be put where the person wants it. */
export const exportedFileSchema = z.strictObject({
  /** A suggested file name, without a folder. */
  name: z.string(),
  mediaType: z.string(),
  text: z.string(),
  encoding: encodingSchema,
})

export type ExportedFile = z.infer<typeof exportedFileSchema>
