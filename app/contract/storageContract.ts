import { z } from 'zod'
import { removedDataSchema, storedDataSchema } from '../settings/storedData.ts'
import { procedure } from './procedure.ts'

/** What this app keeps in its data directory. */
export const storageContract = {
  list: procedure.output(storedDataSchema),
  /**
   * Closes what is open and removes what was shown: what came later stays, and so does what is not this app's. NOT_NOW
   * while an activity runs, or another instance has a journal open.
   */
  remove: procedure.input(z.strictObject({ shown: z.array(z.string()) })).output(removedDataSchema),
}
