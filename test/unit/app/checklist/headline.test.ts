import { expect, test } from 'vitest'
import { progressWords } from '../../../../app/checklist/activityProgress.ts'
import { completeWords, coveredWords } from '../../../../app/checklist/headline.ts'

test('both numbers of a count are written alike', () => {
  expect(completeWords({ accounts: 2_000, complete: 1_500 })).toBe('1,500 of 2,000 accounts complete')
  expect(coveredWords({ vpcs: 1_202, covered: 1_202, regions: 2 })).toBe(
    '1,202 of 1,202 VPCs covered in 2 Regions',
  )
  expect(progressWords({ unit: 'VPC', done: 1_000, total: 1_202 })).toBe('flow logs 1,000 of 1,202')
})
