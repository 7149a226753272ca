import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { type CellState, cellIn, cellsOf, unitWords } from '../../../app/checklist/mapCells.ts'

/** An account with its cells, or the heading of several. */
export type MapRow =
  | {
      readonly kind: 'account'
      readonly account: AccountStatus
      readonly cells: ReadonlyMap<string, CellState>
    }
  | { readonly kind: 'group'; readonly name: string; readonly accounts: number }

export type AccountMapRow = Extract<MapRow, { kind: 'account' }>

/** An account that did not change keeps its row, so that a patch draws only the rows of changed accounts. */
const known = new WeakMap<AccountStatus, AccountMapRow>()

export function mapRow(account: AccountStatus): AccountMapRow {
  const row = known.get(account) ?? { kind: 'account', account, cells: cellsOf(account) }
  known.set(account, row)
  return row
}

/** The rows that have a cell in one of the chosen states; all where none is chosen. */
export function shownRows(
  rows: readonly AccountMapRow[],
  regions: readonly string[],
  chosen: ReadonlySet<CellState>,
): readonly AccountMapRow[] {
  if (chosen.size === 0) return rows
  return rows.filter(({ cells }) => regions.some((region) => chosen.has(cellIn(cells, region))))
}

/**
 * The rows under a heading for each organizational unit, in the order of the units' names; without headings where no
 * account's units are known.
 */
export function groupedRows(rows: readonly AccountMapRow[]): readonly MapRow[] {
  if (rows.every(({ account }) => account.organizationalUnits === undefined)) return rows
  const groups = Map.groupBy(rows, ({ account }) => unitWords(account))
  return [...groups]
    .sort(([one], [other]) => one.localeCompare(other))
    .flatMap(([name, own]): readonly MapRow[] => [{ kind: 'group', name, accounts: own.length }, ...own])
}

/** For each state the squares of its cells, as one path. @param size of a cell, in pixels */
export function rowPaths(
  { cells }: AccountMapRow,
  regions: readonly string[],
  size: number,
): ReadonlyMap<CellState, string> {
  const paths = new Map<CellState, string>()
  regions.forEach((region, column) => {
    const state = cellIn(cells, region)
    if (state === 'outside') return
    paths.set(state, `${paths.get(state) ?? ''}M${column * size} 0h${size}v${size}h-${size}z`)
  })
  return paths
}

/** The sizes of a cell that zooming goes through, in pixels. */
export const CELL_SIZES = [12, 16, 22, 30] as const

/** The largest size at which all Regions fit into the width, and the accounts into a screen or two. */
export function fittingSize(width: number, regions: number, accounts: number): number {
  const fitting = CELL_SIZES.filter(
    (size) => size * regions <= width && (size <= 16 || size * accounts <= 900),
  )
  return fitting.at(-1) ?? CELL_SIZES[0]
}
