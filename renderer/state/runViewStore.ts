import { z } from 'zod'
import { EVERYTHING, gridFilterSchema } from './gridFilter.ts'
import { keptView } from './keptView.ts'

const tokenSchema = z.strictObject({
  propertyKey: z.string().optional(),
  operator: z.string(),
  value: z.string(),
})

const runViewSchema = z.strictObject({
  /** In the shape that Cloudscape's property filter takes. */
  query: z.strictObject({ tokens: z.array(tokenSchema), operation: z.enum(['and', 'or']) }),
  /** Of the accounts, from 1. */
  page: z.number().int().positive(),
  /** By what the accounts are grouped. */
  groupBy: z.enum(['none', 'unit', 'problem', 'wave', 'state']),
  gridFilter: gridFilterSchema,
  /** The account that was opened last: coming back, the focus goes to its row. */
  lastOpened: z.string().optional(),
})
/** The filters of the page Run, kept while another page is shown, and over a reload. */
export type RunView = z.infer<typeof runViewSchema>

export const useRunView = keptView<RunView>('run-view', runViewSchema, {
  query: { tokens: [], operation: 'and' },
  page: 1,
  groupBy: 'none',
  gridFilter: EVERYTHING,
  lastOpened: undefined,
})
