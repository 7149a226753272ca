import { eventIterator } from '@orpc/contract'
import { settingsChangeSchema, settingsStatusSchema } from '../settings/settings.ts'
import { procedure } from './procedure.ts'

/** What a person sets on this computer; the network and updates have procedures of their own. */
export const settingsContract = {
  /** The settings in effect, now and after each change, whichever page made it. */
  watch: procedure.output(eventIterator(settingsStatusSchema)),
  /** Saves those that are named. In effect at once. */
  save: procedure.input(settingsChangeSchema),
}
