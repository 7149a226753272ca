import { expect, test } from 'vitest'
import { refusalText } from '../../../../app/input/parsed.ts'
import { parseRegionName, regionNameSchema } from '../../../../app/input/regionName.ts'

test.each([
  ['us-east-1', 'us-east-1'],
  [' EU-West-1\n', 'eu-west-1'],
  ['us-gov-west-1', 'us-gov-west-1'],
])('%j is a Region', (typed, region) => {
  expect(parseRegionName(typed)).toEqual({ ok: true, value: region })
})

test.each([
  ['', 'an empty text is not a Region: expected the code of a Region, such as us-east-1.'],
  ['Ireland', '"Ireland" is not a Region: expected the code of a Region, such as us-east-1.'],
  [
    'us-east-1a',
    '"us-east-1a" is not a Region: expected the code of a Region, such as us-east-1 (it is an Availability Zone of us-east-1).',
  ],
])('%j is refused', (typed, message) => {
  expect(refusalText(parseRegionName(typed))).toBe(message)
})

test('in the file a Region is written as AWS writes it', () => {
  const schema = regionNameSchema('A Region.')
  expect(schema.safeParse('us-east-1').success).toBe(true)
  expect(schema.safeParse('US-East-1').success).toBe(false)
  expect(schema.safeParse('us-east-1 ').success).toBe(false)
})
