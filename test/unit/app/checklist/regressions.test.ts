import { describe, expect, test } from 'vitest'
import { regressionsBetween } from '../../../../app/checklist/regressions.ts'
import type { PartsChoice } from '../../../../app/onboarding/vpcTargets.ts'
import { atWork, checklistOf } from '../../../doubles/atWork.ts'
import { type FakeAws, fakeAws, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

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

describe('of a VPC of which only parts were chosen', () => {
  const WEB = { tags: { Role: 'web' } }
  const TAGGED: PartsChoice = { kind: 'interfacesWithTag', key: 'Role', value: 'web' }
  const choosing = (monitor: PartsChoice) => {
    const chosen = {
      region: 'us-east-1',
      vpcId: 'vpc-1',
      monitor,
      by: 'alice',
      at: '2026-11-28T12:00:00.000Z',
    }
    return sampleOnboarding({ accounts: [sampleAccount({ vpcTargets: [chosen] })] })
  }

  /** Everything was done, then eni-2 came, with the tag; what was deleted meanwhile is no news of this kind. */
  async function afterNews(monitor: PartsChoice) {
    const aws = fakeAws([
      fakeRegion('us-east-1', {
        vpcs: [fakeVpc('vpc-1')],
        parts: new Map([['eni-1', 'vpc-1']]),
        interfaces: new Map([['eni-1', WEB]]),
      }),
    ])
    const work = atWork(choosing(monitor))
    await work.run({}, () => aws)
    const before = work.checklist()
    const earlier = work.journal.facts()
    const region = aws.region('us-east-1')
    region.parts = new Map([...region.parts, ['eni-2', 'vpc-1']])
    region.interfaces = new Map([...region.interfaces, ['eni-2', WEB]])
    region.flowLogs = []
    await work.run({ activity: 'check' }, () => aws)
    return { work, aws, before, earlier }
  }

  test.each([
    ['it got the tag', TAGGED, 'has the tag Role = web now and no flow log to the bucket'],
    [
      'its ID was chosen before it was there',
      { kind: 'interfaces', ids: ['eni-1', 'eni-2'] } as const,
      'is there now and has no flow log to the bucket',
    ],
  ])('a network interface is new when %s, until a run has covered it', async (_, monitor, words) => {
    const { work, aws, before } = await afterNews(monitor as PartsChoice)
    const expected = {
      kind: 'newTarget',
      region: 'us-east-1',
      message: `eni-2 of vpc-1 in ${PLACE} ${words}.`,
    }
    expect(regressionsBetween(before, work.checklist())).toMatchObject([expected])
    await work.run({}, () => aws)
    expect(regressionsBetween(before, work.checklist())).toEqual([])
  })

  test('nothing is new where a person chose something else since', async () => {
    const { work, earlier } = await afterNews(TAGGED)
    const other = choosing({ kind: 'interfaces', ids: ['eni-2'] })
    const [before, now] = [earlier, work.journal.facts()].map((facts) => checklistOf(other, facts))
    if (before === undefined || now === undefined) throw new Error('Both were seen.')
    expect(regressionsBetween(before, now)).toEqual([])
  })
})
