import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moveInGrid } from '../../../../renderer/ui/gridKeys.ts'

const SIZE = { rows: 15_000, columns: 7, page: 13 }
const FROM = { row: 100, column: 3 }

describe('moveInGrid', () => {
  it.each([
    ['ArrowUp', false, { row: 99, column: 3 }],
    ['ArrowDown', false, { row: 101, column: 3 }],
    ['ArrowLeft', false, { row: 100, column: 2 }],
    ['ArrowRight', false, { row: 100, column: 4 }],
    ['PageUp', false, { row: 87, column: 3 }],
    ['PageDown', false, { row: 113, column: 3 }],
    ['Home', false, { row: 100, column: 0 }],
    ['End', false, { row: 100, column: 6 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 14_999, column: 6 }],
  ] as const)('%s, with Control: %s', (key, control, target) => {
    expect(moveInGrid(key, control, FROM, SIZE)).toEqual(target)
  })

  it('leaves other keys to others', () => {
    for (const key of ['Tab', 'Enter', 'Escape', 'a', ' '])
      expect(moveInGrid(key, false, FROM, SIZE)).toBeUndefined()
  })

  it('has nowhere to go in an empty grid', () => {
    expect(moveInGrid('ArrowDown', false, { row: 0, column: 0 }, { ...SIZE, rows: 0 })).toBeUndefined()
  })

  it('never leaves the grid', () => {
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End']
    const size = fc.record({
      rows: fc.integer({ min: 1, max: 20 }),
      columns: fc.integer({ min: 1, max: 7 }),
      page: fc.integer({ min: 1, max: 30 }),
    })
    fc.assert(
      fc.property(size, fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean())), (grid, presses) => {
        let cell = { row: 0, column: 0 }
        for (const [key, control] of presses) {
          cell = moveInGrid(key, control, cell, grid) ?? cell
          expect(cell.row).toBeGreaterThanOrEqual(0)
          expect(cell.row).toBeLessThan(grid.rows)
          expect(cell.column).toBeGreaterThanOrEqual(0)
          expect(cell.column).toBeLessThan(grid.columns)
        }
      }),
    )
  })
})
