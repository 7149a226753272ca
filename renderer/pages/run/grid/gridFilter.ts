import type { GridFilter } from '../../../state/runViewStore.ts'
import type { GridRow } from './gridRows.ts'

/** The same array when nothing is filtered out, so that nothing is drawn anew for it. */
export function filterRows(rows: readonly GridRow[], { state, text }: GridFilter): readonly GridRow[] {
  const wanted = text.trim().toLowerCase()
  if (state === '' && wanted === '') return rows
  return rows.filter(
    (row) => (state === '' || row.state.word === state) && (wanted === '' || textOf(row).includes(wanted)),
  )
}

/** The states that occur, with how often, the commonest first; one that is chosen stays, even without rows. */
export function stateCounts(
  rows: readonly GridRow[],
  chosen: string,
): readonly { readonly state: string; readonly count: number }[] {
  const counts = new Map<string, number>(chosen === '' ? [] : [[chosen, 0]])
  for (const { state } of rows) counts.set(state.word, (counts.get(state.word) ?? 0) + 1)
  return [...counts].map(([state, count]) => ({ state, count })).sort((a, b) => b.count - a.count)
}

function textOf({ accountId, accountName, region, vpc }: GridRow): string {
  return `${accountId} ${accountName} ${region} ${vpc?.vpcId} ${vpc?.name} ${vpc?.flowLogId}`.toLowerCase()
}
