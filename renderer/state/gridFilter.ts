import { z } from 'zod'

export const gridFilterSchema = z.strictObject({
  /** A state's word; empty for any. */
  state: z.string(),
  /** Part of a Region, an ID or a name. */
  text: z.string(),
})
/** What a person wants to see of the Regions and VPCs. */
export type GridFilter = z.infer<typeof gridFilterSchema>

export const EVERYTHING: GridFilter = { state: '', text: '' }
