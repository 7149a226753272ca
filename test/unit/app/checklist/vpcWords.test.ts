import { expect, test } from 'vitest'
import { vpcRemarks } from '../../../../app/checklist/vpcWords.ts'

test('flow logs to CloudWatch Logs and Firehose are named for what they are', () => {
  expect(
    vpcRemarks({
      vpcId: 'vpc-1',
      state: 'elsewhere',
      madeByUs: false,
      otherFlowLogIds: ['fl-1', 'fl-2', 'fl-3', 'fl-4'],
      otherDestinationTypes: {
        'fl-1': 'cloud-watch-logs',
        'fl-2': 'kinesis-data-firehose',
        'fl-4': 'of-tomorrow',
      },
    }),
  ).toEqual([
    'fl-1 goes to CloudWatch Logs, not to the bucket: it stays as it is.',
    'fl-2 goes to Amazon Data Firehose, not to the bucket: it stays as it is.',
    'fl-4 goes to of-tomorrow, not to the bucket: it stays as it is.',
  ])
})
