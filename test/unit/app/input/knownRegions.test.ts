import { expect, test } from 'vitest'
import { REGION_PLACES, unknownRegionWords } from '../../../../app/input/knownRegions.ts'
import { parseRegionName } from '../../../../app/input/regionName.ts'

test('a Region that does not exist is told, one that does is not', () => {
  expect(unknownRegionWords('eu-west-9')).toContain('knows no Region eu-west-9')
  expect(unknownRegionWords('eu-west-1')).toBeUndefined()
  expect(unknownRegionWords('')).toBeUndefined()
})

test('what it knows can be typed', () => {
  for (const region of Object.keys(REGION_PLACES)) {
    expect(parseRegionName(region)).toEqual({ ok: true, value: region })
  }
})
