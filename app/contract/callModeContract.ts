import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './procedure.ts'

const textSchema = z.strictObject({ text: z.string() })

/**
 * Call mode: while it is on, every output is masked, errors included, and masks in an input stand for their values.
 * What would save masks in place of values (`create`, `prepare`, `draft.save`) is refused with NOT_NOW.
 */
export const callModeContract = {
  /** Whether it is on, now and after each change. */
  watch: procedure.output(eventIterator(z.strictObject({ on: z.boolean() }))),
  /** For all pages of this host, also after it is started again. A page has to ask for everything anew. */
  set: procedure.input(z.strictObject({ on: z.boolean() })),
  /** The text with the values in place of the masks. */
  reveal: procedure.input(textSchema).output(textSchema),
  /** The text masked, such as what a person pastes. */
  mask: procedure.input(textSchema).output(textSchema),
}
