import type { AccountStatus } from '../checklist/checklist.ts'
import {
  type CellState,
  cellCounts,
  cellIn,
  cellsOf,
  cellWord,
  foldedWords,
  mapRegions,
} from '../checklist/mapCells.ts'
import type { ReportMap } from './document.ts'

/** The map of accounts × Regions; `undefined` while no Region is known. */
export function buildMap(accounts: readonly AccountStatus[]): ReportMap | undefined {
  const regions = mapRegions(accounts)
  if (regions.shown.length === 0) return undefined
  const cells = accounts.map(cellsOf)
  const counts = [...cellCounts(cells, regions.shown)]
  const words = counts.map(([state, count]) => `${cellWord(state)} ${count}`).join(', ')
  return {
    title: 'Accounts and Regions',
    words: [`${words}.`, foldedWords(regions)].filter((part) => part !== undefined).join(' '),
    picture: {
      regions: regions.shown,
      states: counts.map(([state]) => state),
      rows: accounts.map(({ accountId, name }, index) => {
        const own = cells[index] ?? new Map<string, CellState>()
        return { account: { accountId, name }, cells: regions.shown.map((region) => cellIn(own, region)) }
      }),
    },
  }
}
