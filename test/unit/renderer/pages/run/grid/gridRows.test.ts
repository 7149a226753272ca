import { describe, expect, it } from 'vitest'
import {
  filterRows,
  rowsOfAccount,
  rowsOfAccounts,
  stateCounts,
} from '../../../../../../renderer/pages/run/grid/gridRows.ts'
import { EVERYTHING } from '../../../../../../renderer/state/gridFilter.ts'
import { finishedAccount, untouchedAccount } from '../../../../app/report/checklists.ts'

const prod = finishedAccount('111111111111', 'prod')
const staging = { ...untouchedAccount('222222222222', 'staging'), regions: prod.regions }
const rows = rowsOfAccounts([prod, staging])

describe('rowsOfAccounts', () => {
  it('has one row for each VPC, and one for a Region without any', () => {
    const expected = prod.regions.reduce((sum, { vpcs }) => sum + Math.max(1, vpcs.length), 0)
    expect(rowsOfAccount(prod)).toHaveLength(expected)
    expect(rows).toHaveLength(2 * expected)
  })

  it('gives every row a key of its own', () => {
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
  })

  it('keeps the rows of an account that did not change', () => {
    expect(rowsOfAccount(prod)).toBe(rowsOfAccount(prod))
    expect(rowsOfAccount({ ...prod })).not.toBe(rowsOfAccount(prod))
  })
})

describe('filterRows', () => {
  it('is the same array when nothing is filtered', () => {
    expect(filterRows(rows, EVERYTHING)).toBe(rows)
  })

  it('finds accounts, Regions, VPCs and flow logs by part of their name, whatever the case', () => {
    expect(filterRows(rows, { state: '', text: ' STAGING ' })).toHaveLength(rows.length / 2)
    expect(filterRows(rows, { state: '', text: 'vpc-0a1' }).map(({ accountName }) => accountName)).toEqual([
      'prod',
      'staging',
    ])
    expect(filterRows(rows, { state: '', text: 'fl-0a2' })).toHaveLength(2)
  })

  it('takes state and text together', () => {
    const covered = filterRows(rows, { state: 'Covered', text: 'prod' })
    expect(covered.length).toBeGreaterThan(0)
    expect(
      covered.every(({ state, accountName }) => state.word === 'Covered' && accountName === 'prod'),
    ).toBe(true)
  })
})

describe('stateCounts', () => {
  it('counts every row once, the commonest state first', () => {
    const counts = stateCounts(rows, '').map(({ count }) => count)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length)
    expect(counts).toEqual(counts.toSorted((a, b) => b - a))
  })

  it('keeps the chosen state when its last row has gone', () => {
    expect(stateCounts([], 'Running')).toEqual([{ state: 'Running', count: 0 }])
  })
})
