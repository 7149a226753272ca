import { plural } from '../text/plural.ts'
import type { AccountStatus } from './checklist.ts'
import { CELL_STATES, type CellState, cellIn, cellsOf, cellWord } from './mapCells.ts'
import { segmentsWords, vpcSegments } from './vpcSegments.ts'

/** The map from further away: one cell for a Region of a whole organizational unit, or of many accounts. */

/** What a person has to know first, has the smallest number. */
const URGENCY: Readonly<Record<CellState, number>> = {
  failing: 0,
  refused: 1,
  notSeen: 2,
  differs: 3,
  working: 4,
  toCreate: 5,
  notLookedAt: 6,
  covered: 7,
  leftOut: 8,
  nothing: 9,
  notOptedIn: 10,
  outside: 11,
}

const MOST_URGENT_FIRST = CELL_STATES.toSorted((one, other) => URGENCY[one] - URGENCY[other])

/**
 * The cells of several accounts as one row: the most urgent state of a Region decides.
 * @param sought states that a person looks for: they come before more urgent ones
 */
export function unitCells(
  all: readonly ReadonlyMap<string, CellState>[],
  regions: readonly string[],
  sought: ReadonlySet<CellState>,
): ReadonlyMap<string, CellState> {
  const order = [
    ...MOST_URGENT_FIRST.filter((state) => sought.has(state)),
    ...MOST_URGENT_FIRST.filter((state) => !sought.has(state)),
  ]
  return new Map(
    regions.map((region) => {
      const states = new Set(all.map((cells) => cellIn(cells, region)))
      return [region, order.find((state) => states.has(state)) ?? 'outside']
    }),
  )
}

/** "120 accounts: Failing 2, Covered 118. 360 VPCs: Failed 2, There already 358." */
export function unitCellDetails(accounts: readonly Pick<AccountStatus, 'regions'>[], region: string): string {
  const states = Map.groupBy(accounts, (account) => cellIn(cellsOf(account), region))
  const parts = MOST_URGENT_FIRST.flatMap((state) => {
    const count = states.get(state)?.length ?? 0
    return count === 0 ? [] : [`${cellWord(state)} ${count}`]
  })
  const inRegion = accounts.flatMap(({ regions }) => regions.filter((one) => one.region === region))
  const hasVpcs = inRegion.some(({ vpcs }) => vpcs.length > 0)
  const vpcs = hasVpcs ? ` ${segmentsWords(vpcSegments(inRegion))}.` : ''
  return `${plural(accounts.length, 'account')}: ${parts.join(', ')}.${vpcs}`
}
