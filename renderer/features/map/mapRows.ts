import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { coverageOfAccount, isMonitored } from '../../../app/checklist/coverage.ts'
import { vpcsWords } from '../../../app/checklist/headline.ts'
import { type CellState, cellDetails, cellIn, cellsOf, unitWords } from '../../../app/checklist/mapCells.ts'
import { unitCellDetails, unitCells } from '../../../app/checklist/mapUnits.ts'
import { AT_THE_SCREEN, stepWord } from '../../../app/checklist/stateWords.ts'
import { capitalized, uncapitalized } from '../../../app/text/capitalized.ts'

/** A cell by the key of its row and its Region. */
export interface MapPlace {
  readonly row: string
  readonly region: string
}

/** A row of cells: an account. */
export interface AccountMapRow {
  readonly kind: 'account'
  /** The account's ID. */
  readonly key: string
  readonly name: string
  readonly account: AccountStatus
  readonly cells: ReadonlyMap<string, CellState>
}

/** A row of cells: all accounts of an organizational unit, seen from further away. */
export interface UnitMapRow {
  readonly kind: 'unit'
  readonly key: string
  readonly name: string
  readonly accounts: readonly AccountStatus[]
  readonly cells: ReadonlyMap<string, CellState>
}

export type CellsRow = AccountMapRow | UnitMapRow

/** A row of cells, or the heading of several accounts. */
export type MapRow =
  | CellsRow
  | { readonly kind: 'group'; readonly key: string; readonly name: string; readonly accounts: number }

/** An account that did not change keeps its row, so that a patch draws only the rows of changed accounts. */
const known = new WeakMap<AccountStatus, AccountMapRow>()

export function mapRow(account: AccountStatus): AccountMapRow {
  const { accountId, name } = account
  const row = known.get(account) ?? {
    kind: 'account',
    key: accountId,
    name,
    account,
    cells: cellsOf(account),
  }
  known.set(account, row)
  return row
}

/** What a cell holds, in words. */
export function rowDetails(row: CellsRow, region: string): string {
  return row.kind === 'account' ? cellDetails(row.account, region) : unitCellDetails(row.accounts, region)
}

/** How far the account is, where there is room for it: `23 of 23 VPCs, stack done`. */
export function rowNote({ account }: AccountMapRow): string {
  const { toCover, covered } = coverageOfAccount(account)
  const parts = [
    ...(account.regions.length === 0 ? [] : [vpcsWords({ vpcs: toCover, covered })]),
    `stack ${uncapitalized(stepWord(account, 'stack', AT_THE_SCREEN).word)}`,
  ]
  return isMonitored(account) ? capitalized(parts.join(', ')) : ''
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

/** The rows of one organizational unit, by its name; all where none is named. */
export function inUnit(rows: readonly AccountMapRow[], unit: string | undefined): readonly AccountMapRow[] {
  if (unit === undefined) return rows
  return unitsOf(rows)?.find(([name]) => name === unit)?.[1] ?? rows
}

/**
 * The rows under a heading for each organizational unit, in the order of the units' names; without headings where no
 * account's units are known, or no unit has two accounts.
 */
export function groupedRows(rows: readonly AccountMapRow[]): readonly MapRow[] {
  const groups = unitsOf(rows)
  if (groups === undefined || groups.every(([, own]) => own.length < 2)) return rows
  return groups.flatMap(([name, own]): readonly MapRow[] => [
    { kind: 'group', key: unitKey(name), name, accounts: own.length },
    ...own,
  ])
}

/** One row for each organizational unit; one for all accounts where no account's units are known. */
export function unitRows(
  rows: readonly AccountMapRow[],
  regions: readonly string[],
  chosen: ReadonlySet<CellState>,
): readonly UnitMapRow[] {
  const groups = unitsOf(rows) ?? (rows.length === 0 ? [] : [['All accounts', rows] as const])
  return groups.map(([name, own]) => ({
    kind: 'unit',
    key: unitKey(name),
    name,
    accounts: own.map(({ account }) => account),
    cells: unitCells(
      own.map(({ cells }) => cells),
      regions,
      chosen,
    ),
  }))
}

/** The first account's cell that makes the cell of its unit what it is. */
export function decidingCell({ accounts, cells }: UnitMapRow, region: string): MapPlace | undefined {
  const state = cellIn(cells, region)
  const account = accounts.find((one) => cellIn(mapRow(one).cells, region) === state)
  return account && { row: account.accountId, region }
}

/** The first cell of a unit's row. */
export function unitPlace(name: string, [region]: readonly string[]): MapPlace | undefined {
  return region === undefined ? undefined : { row: unitKey(name), region }
}

function unitsOf(
  rows: readonly AccountMapRow[],
): readonly (readonly [string, readonly AccountMapRow[]])[] | undefined {
  if (rows.every(({ account }) => account.organizationalUnits === undefined)) return undefined
  const groups = Map.groupBy(rows, ({ account }) => unitWords(account))
  return [...groups].sort(([one], [other]) => one.localeCompare(other))
}

/** Unlike every account's ID. */
function unitKey(name: string): string {
  return `unit ${name}`
}

/** For each state the squares of its cells, as one path. @param size of a cell, in pixels */
export function rowPaths(
  { cells }: Pick<CellsRow, 'cells'>,
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
