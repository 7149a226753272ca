import { describe, expect, it } from 'vitest'
import type { RegionStatus } from '../../../../../app/checklist/checklist.ts'
import {
  decidingCell,
  groupedRows,
  inUnit,
  mapRow,
  rowNote,
  rowPaths,
  shownRows,
  unitPlace,
  unitRows,
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

  it('say how far the account is, where there is room for it', () => {
    expect(rowNote(mapRow(finishedAccount()))).toMatch(/^(\d+) of \1 VPCs?, stack done$/)
    expect(rowNote(mapRow(untouchedAccount()))).toBe('Stack to do')
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

const inUnits = (organizationalUnits: string[] | undefined, accountId = '333333333333') =>
  mapRow({
    ...untouchedAccount(accountId, 'x'),
    ...(organizationalUnits && { organizationalUnits }),
    regions: [inState('failed', 'a')],
  })

describe('groups of the map', () => {
  it('are the organizational units, where the file knows any', () => {
    const prod = inUnits(['Workloads', 'Production'])
    const root = inUnits([])
    const unknown = inUnits(undefined)
    const heading = (name: string, accounts: number) => ({
      kind: 'group',
      key: `unit ${name}`,
      name,
      accounts,
    })
    expect(groupedRows([prod, unknown, root, prod])).toEqual([
      heading('Organizational unit not known', 1),
      unknown,
      heading('Root of the organization', 1),
      root,
      heading('Workloads / Production', 2),
      prod,
      prod,
    ])
    const rows = [unknown, unknown]
    expect(groupedRows(rows)).toBe(rows)
    const alone = [prod, root]
    expect(groupedRows(alone)).toBe(alone)
  })
})

describe('the map from further away', () => {
  const NONE = new Set<never>()

  it('has one row for each organizational unit, in which the most urgent state decides', () => {
    const rows = [one, inUnits(['Sandbox'])].map((row) => ({
      ...row,
      account: { ...row.account, organizationalUnits: ['Sandbox'] },
    }))
    expect(unitRows([...rows, inUnits([])], ['a', 'b', 'c'], NONE)).toMatchObject([
      { kind: 'unit', name: 'Root of the organization', accounts: [{ name: 'x' }] },
      {
        name: 'Sandbox',
        accounts: [{ name: 'one' }, { name: 'x' }],
        cells: new Map([
          ['a', 'failing'],
          ['b', 'notSeen'],
          ['c', 'notOptedIn'],
        ]),
      },
    ])
    expect(unitRows(rows, ['a'], new Set(['notSeen']))[0]?.cells.get('a')).toBe('notSeen')
  })

  it('has one row for all accounts, where no units are known', () => {
    expect(unitRows([one, other], ['a'], NONE)).toMatchObject([{ name: 'All accounts', accounts: [{}, {}] }])
    expect(unitRows([], ['a'], NONE)).toEqual([])
  })

  it('leads to the account that makes a cell of the unit what it is, and back', () => {
    const fine = { ...untouchedAccount('444444444444', 'fine'), organizationalUnits: ['Sandbox'] }
    const rows = [mapRow({ ...fine, regions: [inState('done', 'a')] }), inUnits(['Sandbox'])]
    const [unit] = unitRows(rows, ['a'], NONE)
    expect(unit && decidingCell(unit, 'a')).toEqual({ row: '333333333333', region: 'a' })
    expect(unitPlace('Sandbox', ['a', 'b'])).toEqual({ row: unit?.key, region: 'a' })
  })

  it('leads to the accounts of a unit', () => {
    const sandbox = inUnits(['Sandbox'])
    expect(inUnit([inUnits([], '444444444444'), sandbox], 'Sandbox')).toEqual([sandbox])
    expect(inUnit([one, sandbox], undefined)).toEqual([one, sandbox])
  })
})
