import { expect, test } from 'vitest'
import type { RegionStatus } from '../../../../app/checklist/checklist.ts'
import { CELL_STATES, type CellState } from '../../../../app/checklist/mapCells.ts'
import { unitCellDetails, unitCells } from '../../../../app/checklist/mapUnits.ts'

const cells = (...states: readonly CellState[]) => states.map((state) => new Map([['a', state]]))
const NONE = new Set<CellState>()

test.each<[readonly CellState[], CellState]>([
  [['covered', 'failing', 'refused'], 'failing'],
  [['covered', 'covered'], 'covered'],
  [['covered', 'toCreate', 'notOptedIn'], 'toCreate'],
  [['nothing', 'covered', 'notOptedIn'], 'covered'],
  [['notSeen', 'toCreate'], 'notSeen'],
])('of %j a person has to know first: %s', (states, expected) => {
  expect(unitCells(cells(...states), ['a'], NONE).get('a')).toBe(expected)
})

test('a state that is looked for comes before more urgent ones', () => {
  expect(unitCells(cells('covered', 'failing'), ['a'], new Set(['covered'])).get('a')).toBe('covered')
  expect(unitCells(cells('toCreate', 'failing'), ['a'], new Set(['covered'])).get('a')).toBe('failing')
})

test('every state can be the one of a unit', () => {
  for (const state of CELL_STATES) expect(unitCells(cells(state), ['a'], NONE).get('a')).toBe(state)
})

test('a cell says how many accounts are in which state, and what becomes of their VPCs', () => {
  const region = (state: RegionStatus['state'], vpcs: RegionStatus['vpcs']): RegionStatus => ({
    region: 'a',
    state,
    vpcs,
  })
  const accounts = [
    { regions: [region('done', [{ vpcId: 'vpc-1', state: 'covered', madeByUs: true }])] },
    { regions: [region('failed', [{ vpcId: 'vpc-2', state: 'missing', madeByUs: false }])] },
    { regions: [region('done', [])] },
  ]
  expect(unitCellDetails(accounts, 'a')).toBe(
    '3 accounts: Failing 1, Covered 1, Nothing to cover 1. 2 VPCs: Made by this onboarding 1, Failed 1.',
  )
  expect(unitCellDetails([{ regions: [] }], 'a')).toBe('1 account: Not looked at yet 1.')
})
