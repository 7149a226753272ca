import { describe, expect, it } from 'vitest'
import {
  fittingSize,
  fittingZoom,
  isAllInView,
  type Zoom,
  zoomedIn,
  zoomedOut,
} from '../../../../../renderer/features/map/mapZoom.ts'

describe('the size of a cell', () => {
  it.each([
    [700, 18, 4, 30],
    [700, 30, 4, 22],
    [700, 18, 100, 16],
    [700, 30, 1000, 16],
    [300, 34, 1, 12],
  ])('%i pixels, %i Regions, %i rows: %i', (width, regions, rows, size) => {
    expect(fittingSize(width, regions, rows)).toBe(size)
  })
})

describe('everything is in view', () => {
  it.each([
    [30, 13, true],
    [30, 14, false],
    [22, 2, false],
  ])('cells of %i pixels, %i rows: %s', (size, rows, is) => {
    expect(isAllInView(size, rows)).toBe(is)
  })
})

describe('the zoom that nobody chose', () => {
  it.each([
    [4, 3, 'accounts'],
    [60, 4, 'accounts'],
    [61, 4, 'units'],
    [1000, 25, 'units'],
    [1000, 1, 'accounts'],
    [100, 90, 'accounts'],
  ])('of %i accounts in %i units: %s', (accounts, units, zoom) => {
    expect(fittingZoom({ accounts, units })).toBe(zoom)
  })
})

it('goes from the largest cells to one row for each unit, and back', () => {
  const amount = { accounts: 1000, units: 25 }
  const passed: Zoom[] = [30]
  for (let zoom = zoomedOut(30, amount); zoom !== undefined; zoom = zoomedOut(zoom, amount)) passed.push(zoom)
  expect(passed).toEqual([30, 22, 16, 12, 'units'])
  expect(zoomedOut(12, { accounts: 3, units: 3 })).toBeUndefined()
  expect(zoomedIn('units')).toBe('accounts')
  expect(zoomedIn(12)).toBe(16)
  expect(zoomedIn(30)).toBeUndefined()
})
