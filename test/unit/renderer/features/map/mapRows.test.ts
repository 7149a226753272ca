import { describe, expect, it } from 'vitest'
import type { RegionStatus } from '../../../../../app/checklist/checklist.ts'
import {
  fittingSize,
  groupedRows,
  mapRow,
  rowPaths,
  shownRows,
} from '../../../../../renderer/features/map/mapRows.ts'
import { finishedAccount, untouchedAccount } from '../../../app/report/checklists.ts'

function inState(state: RegionStatus['state'], region: string): RegionStatus {
  return { region, state, vpcs: [] }
}

const one = mapRow({
  ...untouchedAccount('111111111111', 'one'),
  regions: [inState('notSeen', 'a'), inState('notSeen', 'b'), inState('notOptedIn', 'c')],
})
const other = mapRow({ ...untouchedAccount('222222222222', 'other'), regions: [inState('notOptedIn', 'a')] })

describe('rows of the map', () => {
  it('stay the same while the account does', () => {
    const account = finishedAccount()
    expect(mapRow(account)).toBe(mapRow(account))
    expect(mapRow({ ...account })).not.toBe(mapRow(account))
  })

  it('are those with a cell in a chosen state', () => {
    const rows = [one, other]
    expect(shownRows(rows, ['a', 'b', 'c'], new Set())).toBe(rows)
    expect(shownRows(rows, ['a', 'b', 'c'], new Set(['notSeen']))).toEqual([one])
    expect(shownRows(rows, ['b'], new Set(['notOptedIn']))).toEqual([])
  })

  it('draw all cells of a state as one path, and none outside the account’s Regions', () => {
    expect([...rowPaths(one, ['a', 'b', 'c'], 10)]).toEqual([
      ['notSeen', 'M0 0h10v10h-10zM10 0h10v10h-10z'],
      ['notOptedIn', 'M20 0h10v10h-10z'],
    ])
    expect([...rowPaths(other, ['a', 'b'], 10)]).toEqual([['notOptedIn', 'M0 0h10v10h-10z']])
  })
})

describe('groups of the map', () => {
  it('are the organizational units, where the file knows any', () => {
    const units = (organizationalUnits: string[] | undefined) =>
      mapRow({
        ...untouchedAccount('333333333333', 'x'),
        ...(organizationalUnits && { organizationalUnits }),
      })
    const prod = units(['Workloads', 'Production'])
    const root = units([])
    const unknown = units(undefined)
    expect(groupedRows([prod, unknown, root, prod])).toEqual([
      { kind: 'group', name: 'Organizational unit not known', accounts: 1 },
      unknown,
      { kind: 'group', name: 'Root of the organization', accounts: 1 },
      root,
      { kind: 'group', name: 'Workloads / Production', accounts: 2 },
      prod,
      prod,
    ])
    const rows = [unknown, unknown]
    expect(groupedRows(rows)).toBe(rows)
  })
})

describe('the size of a cell', () => {
  it.each([
    [700, 18, 4, 30],
    [700, 30, 4, 22],
    [700, 18, 100, 16],
    [700, 30, 1000, 16],
    [300, 34, 1, 12],
  ])('%i pixels, %i Regions, %i accounts: %i', (width, regions, accounts, size) => {
    expect(fittingSize(width, regions, accounts)).toBe(size)
  })
})
