import { expect, test } from 'vitest'
import { regressionsBetween } from '../../../../app/checklist/regressions.ts'
import { atWork } from '../../../doubles/atWork.ts'
import { type FakeAws, fakeAws, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'

/** Everything was done; then something happens, and somebody looks again. */
async function messagesAfter(happens: (aws: FakeAws) => void): Promise<readonly string[]> {
  const aws = fakeAws([fakeRegion('us-east-1', { vpcs: [fakeVpc('vpc-1'), fakeVpc('vpc-2')] })])
  const work = atWork()
  await work.run({}, () => aws)
  const before = work.checklist()
  happens(aws)
  await work.run({ activity: 'check' }, () => aws)
  return regressionsBetween(before, work.checklist()).map(({ message }) => message)
}

const PLACE = 'prod (111122223333), us-east-1,'

test.each<[string, (aws: FakeAws) => void, readonly string[]]>([
  ['nothing happened', () => {}, []],
  [
    'a flow log was deleted, which is an open problem instead',
    (aws) => aws.region('us-east-1').flowLogs.shift(),
    [],
  ],
  [
    'AWS can no longer deliver',
    (aws) => {
      const region = aws.region('us-east-1')
      region.flowLogs = region.flowLogs.map((flowLog) => ({ ...flowLog, deliverLogsStatus: 'FAILED' }))
    },
    ['vpc-1', 'vpc-2'].map((vpcId) => `${vpcId} in ${PLACE} was covered and is no longer delivered.`),
  ],
  [
    'a VPC came',
    (aws) => aws.region('us-east-1').vpcs.push(fakeVpc('vpc-3')),
    [`vpc-3 in ${PLACE} is new and has no flow log to the bucket.`],
  ],
  ['a VPC went', (aws) => aws.region('us-east-1').vpcs.shift(), []],
  [
    'the stack was deleted, which is an open problem instead',
    (aws) => {
      aws.cloudFormation.stacks = []
    },
    [],
  ],
  [
    'an update of the stack failed',
    (aws) => {
      for (const stack of aws.cloudFormation.stacks) stack.status = 'UPDATE_ROLLBACK_FAILED'
    },
    ['The stack of prod (111122223333) was done and now is in UPDATE_ROLLBACK_FAILED.'],
  ],
  [
    'a look at the stack failed',
    (aws) => aws.calls.fail({ action: 'cloudformation:DescribeStacks', details: { reason: 'timeout' } }),
    [],
  ],
  [
    'a look at the flow logs failed',
    (aws) => aws.calls.fail({ action: 'ec2:DescribeFlowLogs', details: { reason: 'timeout' } }),
    [],
  ],
  [
    'the sign-in has expired',
    (aws) => aws.calls.fail({ action: 'sts:GetCallerIdentity', details: { reason: 'signInExpired' } }),
    [],
  ],
])('%s', async (_, happens, expected) => {
  expect(await messagesAfter(happens)).toEqual(expected)
})

test('the first look changes nothing: there was none before', async () => {
  const aws = fakeAws([fakeRegion('us-east-1', { vpcs: [fakeVpc('vpc-1')] })])
  const work = atWork()
  const before = work.checklist()
  await work.run({ activity: 'plan' }, () => aws)
  expect(regressionsBetween(before, work.checklist())).toEqual([])
})
