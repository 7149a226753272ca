import { useMemo } from 'react'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { useRunView } from '../../state/runViewStore.ts'
import { FilteredGrid } from './grid/FilteredGrid.tsx'
import { rowsOfAccounts } from './grid/gridRows.ts'

/** Every Region and VPC of every account. */
export function AllRegions({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const rows = useMemo(() => rowsOfAccounts(accounts), [accounts])
  const filter = useRunView((state) => state.gridFilter)
  return (
    <FilteredGrid
      of="all"
      rows={rows}
      filter={filter}
      onFilter={(gridFilter) => useRunView.setState({ gridFilter })}
    />
  )
}
