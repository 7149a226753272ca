import { z } from 'zod'
import { FORM_FIELDS } from '../activeeye/connectorForm.ts'
import { enteredHowSchema } from '../checklist/checklist.ts'
import { prioritySchema } from '../onboarding/onboarding.ts'
import { sheetFormatSchema } from '../report/connectorSheetFormats.ts'
import { exportedFileSchema } from './hostFiles.ts'
import { procedure } from './procedure.ts'

/** The part of the contract about the service connectors that a person adds in ActiveEye. */
export const connectorContract = {
  /**
   * What a person says was entered in ActiveEye, compared character by character with what was meant. INVALID_INPUT,
   * and nothing is recorded: the stack does not stand, contradicts the file, or the values are the app's own copy.
   */
  confirm: procedure
    .input(
      z.strictObject({
        accountId: z.string(),
        displayName: z.string(),
        enteredAccountId: z.string(),
        externalId: z.string(),
        /** Compared when it is given. */
        priority: prioritySchema.optional(),
        how: enteredHowSchema,
        /** The text that the fields were filled in from, when several were pasted at once. */
        pasted: z.string().optional(),
      }),
    )
    .output(
      z.strictObject({
        same: z.boolean(),
        /** For each field that differs: what differs, naming the character, and what to do. */
        differences: z.array(
          z.strictObject({
            field: z.enum(FORM_FIELDS),
            message: z.string(),
            next: z.string(),
          }),
        ),
      }),
    ),

  /**
   * Records what a list that was copied from ActiveEye shows: its connectors that are as they should be, and those that
   * are not. What was confirmed before and is right, what is not complete and what is not of this onboarding is left as
   * it is. INVALID_INPUT, and nothing is recorded: the list is too long, empty or the app's own copy.
   */
  confirmList: procedure.input(z.strictObject({ text: z.string(), how: enteredHowSchema })).output(
    z.strictObject({
      /** Account IDs. */
      confirmed: z.array(z.string()),
      different: z.array(z.string()),
    }),
  ),

  /** What is to be entered, as a table in the order of ActiveEye's form. */
  sheet: procedure.input(z.strictObject({ format: sheetFormatSchema })).output(exportedFileSchema),
}
