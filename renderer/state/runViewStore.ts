import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter'
import { create } from 'zustand'

/** What a person wants to see of the Regions and VPCs. */
export interface GridFilter {
  /** A state's word; empty for any. */
  readonly state: string
  /** Part of a Region, an ID or a name. */
  readonly text: string
}

export const EVERYTHING: GridFilter = { state: '', text: '' }

/** The filters of the page Run, kept while another page is shown. */
export interface RunView {
  readonly query: PropertyFilterProps.Query
  /** Of the accounts, from 1. */
  readonly page: number
  readonly gridFilter: GridFilter
  /** The account that was opened last: coming back, the focus goes to its row. */
  readonly lastOpened: string | undefined
}

export const useRunView = create<RunView>(() => ({
  query: { tokens: [], operation: 'and' },
  page: 1,
  gridFilter: EVERYTHING,
  lastOpened: undefined,
}))
