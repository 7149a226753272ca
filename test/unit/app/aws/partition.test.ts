import { expect, test } from 'vitest'
import {
  homeRegion,
  isAlwaysEnabled,
  partitionOfRegion,
  suggestStackRegion,
} from '../../../../app/aws/partition.ts'

test.each([
  ['us-east-1', 'aws'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['cn-northwest-1', 'aws-cn'],
  ['eusc-de-east-1', 'aws-eusc'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['eu-central-1', 'aws'],
])('%s is in %s', (region, partition) => {
  expect(partitionOfRegion(region)).toBe(partition)
  expect(partitionOfRegion(homeRegion(partition))).toBe(partition)
})

test.each([
  ['us-east-2', true],
  ['me-south-1', false],
  ['us-gov-east-1', true],
])('every account has %s: %s', (region, expected) => {
  expect(isAlwaysEnabled(region)).toBe(expected)
})

test.each([
  ['aws', 'eu-west-1', 'us-east-1'],
  ['aws-us-gov', 'us-gov-east-1', 'us-gov-east-1'],
  ['aws-us-gov', 'us-east-1', 'us-gov-west-1'],
  ['aws-cn', undefined, 'cn-north-1'],
  [undefined, 'us-gov-east-1', 'us-gov-east-1'],
  [undefined, 'eu-west-1', 'us-east-1'],
  [undefined, undefined, 'us-east-1'],
])(
  'the stack of an account in %s, whose profile names %s, is suggested in %s',
  (partition, named, expected) => {
    expect(suggestStackRegion(partition, named)).toBe(expected)
  },
)
