import type { AccountStatus, RegionStatus } from '../../../../app/checklist/checklist.ts'
import {
  AT_THE_SCREEN,
  deliveryWord,
  regionStateWord,
  type StateWord,
  vpcStateWord,
} from '../../../../app/checklist/stateWords.ts'
import type { VpcStatus } from '../../../../app/checklist/vpcStatus.ts'
import type { GridFilter } from '../../../state/gridFilter.ts'

/** A VPC, or a Region that has none. */
export interface GridRow {
  /** Stays the same when the row changes. */
  readonly key: string
  readonly accountId: string
  readonly accountName: string
  readonly region: string
  /** The state of the Region. */
  readonly regionState: StateWord
  readonly vpc?: VpcStatus
  /** What the row is filtered by: the VPC's state, else its Region's. */
  readonly state: StateWord
  readonly delivery: StateWord
}

const NO_DELIVERY: StateWord = { word: '–', tone: 'none' }

/** An account that did not change keeps its rows, so that a patch builds only the rows of changed accounts. */
const known = new WeakMap<AccountStatus, readonly GridRow[]>()

export function rowsOfAccount(account: AccountStatus): readonly GridRow[] {
  const rows = known.get(account) ?? account.regions.flatMap((region) => rowsOfRegion(account, region))
  known.set(account, rows)
  return rows
}

/** In the file's order, then AWS's. */
export function rowsOfAccounts(accounts: Iterable<AccountStatus>): readonly GridRow[] {
  const rows: GridRow[] = []
  for (const account of accounts) for (const row of rowsOfAccount(account)) rows.push(row)
  return rows
}

/** The same array when nothing is filtered out, so that nothing renders again. */
export function filterRows(rows: readonly GridRow[], { state, text }: GridFilter): readonly GridRow[] {
  const wanted = text.trim().toLowerCase()
  if (state === '' && wanted === '') return rows
  return rows.filter(
    (row) => (state === '' || row.state.word === state) && (wanted === '' || textOf(row).includes(wanted)),
  )
}

/** The states that occur and their counts, the most frequent first; a chosen state stays, even without rows. */
export function stateCounts(
  rows: readonly GridRow[],
  chosen: string,
): readonly { readonly state: string; readonly count: number }[] {
  const counts = new Map<string, number>(chosen === '' ? [] : [[chosen, 0]])
  for (const { state } of rows) counts.set(state.word, (counts.get(state.word) ?? 0) + 1)
  return [...counts].map(([state, count]) => ({ state, count })).sort((a, b) => b.count - a.count)
}

function rowsOfRegion(account: AccountStatus, region: RegionStatus): GridRow[] {
  const regionState = regionStateWord(region, AT_THE_SCREEN)
  const place = {
    accountId: account.accountId,
    accountName: account.name,
    region: region.region,
    regionState,
  }
  const key = `${account.accountId} ${region.region}`
  if (region.vpcs.length === 0) return [{ ...place, key, state: regionState, delivery: NO_DELIVERY }]
  return region.vpcs.map((vpc) => ({
    ...place,
    key: `${key} ${vpc.vpcId}`,
    vpc,
    state: vpcStateWord(vpc),
    delivery: deliveryWord(vpc),
  }))
}

function textOf({ accountId, accountName, region, vpc }: GridRow): string {
  const targets = (vpc?.targets ?? []).map((target) => `${target.resourceId} ${target.flowLogId}`)
  return [accountId, accountName, region, vpc?.vpcId, vpc?.name, vpc?.flowLogId, ...targets]
    .join(' ')
    .toLowerCase()
}
