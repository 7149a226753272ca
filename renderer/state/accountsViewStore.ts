import { z } from 'zod'
import { keptView } from './keptView.ts'

const accountsViewSchema = z.strictObject({
  /** Part of a name, an ID, an ExternalID or an access. */
  text: z.string(),
  /** From 1. */
  page: z.number().int().positive(),
  groupBy: z.enum(['none', 'unit', 'problem', 'wave']),
  /** The column's ID; left out: the file's order. */
  sortedBy: z.string().optional(),
  isDescending: z.boolean(),
})
export type AccountsView = z.infer<typeof accountsViewSchema>

/** How the table of the page Accounts is filtered, ordered and grouped. */
export const useAccountsView = keptView<AccountsView>('accounts-view', accountsViewSchema, {
  text: '',
  page: 1,
  groupBy: 'none',
  isDescending: false,
})
