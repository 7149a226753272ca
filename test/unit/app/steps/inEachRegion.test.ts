import { describe, expect, test } from 'vitest'
import type { AwsFailureReason } from '../../../../app/aws/awsFailure.ts'
import { ensureFlowLogs } from '../../../../app/steps/flowLogsStep.ts'
import { fakeAws, fakeFlowLog } from '../../../doubles/fakeAws.ts'
import { countOfFlowLogs, regionWith, setUp } from './flowLogsAtWork.ts'

describe("one Region's trouble leaves the others alone", () => {
  const reasons: readonly [AwsFailureReason, string][] = [
    ['accessDenied', 'accessDenied'],
    ['blockedByOrganization', 'blockedByOrganization'],
    ['regionNotEnabled', 'regionNotEnabled'],
    ['throttled', 'throttled'],
    ['timeout', 'regionUnreachable'],
    ['connection', 'regionUnreachable'],
    ['dns', 'regionUnreachable'],
    ['tls', 'network'],
    ['proxy', 'network'],
    ['service', 'unexpected'],
    ['refused', 'unexpected'],
  ]
  const actions = ['ec2:DescribeVpcs', 'ec2:DescribeFlowLogs', 'ec2:CreateFlowLogs'] as const
  test.each(reasons.flatMap(([reason, kind]) => actions.map((action) => [action, reason, kind] as const)))(
    '%s: %s is the problem %s there',
    async (action, reason, kind) => {
      // It would probe: it is the smallest.
      const aws = fakeAws([
        regionWith('ap-south-1', 1),
        regionWith('eu-west-1', 2),
        regionWith('us-east-1', 3),
      ])
      aws.calls.fail({ action, region: 'ap-south-1', details: { reason } })
      const { ensure, seen, problems } = setUp(aws)
      expect(await ensure()).toMatchObject({ state: 'failed' })
      expect(problems()).toEqual([`${kind} ap-south-1`])
      // Without an answer to the look nothing is known of the Region.
      expect(seen('ap-south-1').state).toBe(action === 'ec2:CreateFlowLogs' ? 'failed' : 'notSeen')
      expect([seen('eu-west-1').state, seen('us-east-1').state]).toEqual(['done', 'done'])
      expect(aws.regions.map(countOfFlowLogs)).toEqual([0, 2, 3])
    },
  )

  test('a fault of our own in one Region does not either', async () => {
    const aws = fakeAws([regionWith('ap-south-1', 1), regionWith('us-east-1', 3)])
    const { context, problems } = setUp(aws)
    const flowLogsIn = (region: string) => {
      if (region === 'ap-south-1') throw new TypeError('not a function')
      return aws.flowLogsIn(region)
    }
    expect(await ensureFlowLogs({ ...context, aws: { ...aws, flowLogsIn } })).toMatchObject({
      state: 'failed',
    })
    expect(problems()).toEqual(['unexpected ap-south-1'])
    expect(countOfFlowLogs(aws.region('us-east-1'))).toBe(3)
  })

  test('the network is to blame when the account itself can not be reached', async () => {
    const aws = fakeAws([regionWith('us-east-1', 1)])
    aws.calls.fail({ action: 'ec2:DescribeRegions', details: { reason: 'timeout' } })
    await expect(setUp(aws).ensure()).rejects.toMatchObject({ details: { reason: 'timeout' } })
  })
})

describe("the account's trouble is told once, not for each Region", () => {
  const regions = () => [regionWith('eu-west-1', 1), regionWith('us-east-1', 2)]

  test.each([
    ['accessDenied', 'accessDenied'],
    ['blockedByOrganization', 'blockedByOrganization'],
    ['tls', 'network'],
  ] as const)('%s in every Region', async (reason, kind) => {
    const aws = fakeAws(regions())
    aws.calls.fail({ action: 'ec2:DescribeVpcs', details: { reason } })
    const { ensure, seen } = setUp(aws)
    const outcome = await ensure()
    expect(outcome).toMatchObject({ state: 'failed', problems: [{ kind }] })
    expect(outcome.problems[0]?.message).toContain('account prod (111122223333), in every Region')
    expect([seen('eu-west-1').state, seen('us-east-1').state]).toEqual(['notSeen', 'notSeen'])
  })

  test('a sign-in that expired in one of them', async () => {
    const aws = fakeAws(regions())
    aws.calls.fail({
      action: 'ec2:DescribeVpcs',
      region: 'us-east-1',
      details: { reason: 'signInExpired', answer: 'Expired' },
    })
    const { ensure, seen, problems } = setUp(aws)
    const outcome = await ensure()
    expect(outcome).toMatchObject({
      state: 'waiting',
      for: 'customer',
      problems: [
        { kind: 'signInExpired', message: 'The sign-in for account prod (111122223333) has expired.' },
      ],
    })
    expect(problems()).toEqual([])
    expect(seen('us-east-1').state).toBe('notSeen')
    expect(seen('eu-west-1').state).toBe('done')
  })

  test('denials of both looks, with the actions of both', async () => {
    const aws = fakeAws(regions())
    for (const action of ['ec2:DescribeVpcs', 'ec2:DescribeFlowLogs'] as const)
      aws.calls.fail({ action, details: { reason: 'blockedByOrganization' } })
    const { ensure, seen, problems } = setUp(aws)
    const outcome = await ensure()
    expect(outcome.problems).toEqual([
      expect.objectContaining({
        kind: 'blockedByOrganization',
        message: expect.stringContaining(
          'forbids ec2:DescribeVpcs and ec2:DescribeFlowLogs for account prod (111122223333), in every Region.',
        ),
        actions: ['ec2:DescribeVpcs', 'ec2:DescribeFlowLogs'],
      }),
    ])
    expect(problems()).toEqual([])
    expect(seen('us-east-1').state).toBe('notSeen')
  })

  test('but a different one, or one in some of them only, stays where it is', async () => {
    const aws = fakeAws([...regions(), regionWith('us-west-2', 0)])
    aws.calls.fail({ action: 'ec2:DescribeVpcs', region: 'us-east-1', details: { reason: 'accessDenied' } })
    aws.calls.fail({ action: 'ec2:DescribeVpcs', region: 'eu-west-1', details: { reason: 'tls' } })
    const { ensure, problems } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'failed', problems: [] })
    expect(problems()).toEqual(['network eu-west-1', 'accessDenied us-east-1'])
  })

  test('nor is what each Region may have of its own', async () => {
    const aws = fakeAws(regions())
    aws.calls.fail({ action: 'ec2:DescribeVpcs', details: { reason: 'throttled' } })
    const { ensure, problems } = setUp(aws)
    await ensure()
    expect(problems()).toEqual(['throttled eu-west-1', 'throttled us-east-1'])
  })

  test('nor is it where there is one Region only', async () => {
    const aws = fakeAws([regionWith('us-east-1', 1)])
    aws.calls.fail({ action: 'ec2:DescribeVpcs', details: { reason: 'accessDenied' } })
    const { ensure, problems } = setUp(aws)
    await ensure()
    expect(problems()).toEqual(['accessDenied us-east-1'])
  })
})

test('of several troubles the worst is the state of the step: a failure, then a person, then ActiveEye', async () => {
  const closed = { bucketRefuses: () => true }
  const aws = fakeAws([
    regionWith('eu-west-1', 1, closed),
    regionWith('sa-east-1', 1, closed),
    regionWith('us-east-1', 0),
  ])
  aws.calls.fail({
    action: 'ec2:DescribeVpcs',
    region: 'sa-east-1',
    details: { reason: 'signInExpired' },
    times: 2,
  })
  const { ensure } = setUp(aws)
  expect(await ensure()).toMatchObject({ state: 'waiting', for: 'customer' })
  aws.calls.fail({
    action: 'ec2:DescribeVpcs',
    region: 'us-east-1',
    details: { reason: 'throttled' },
    times: 1,
  })
  expect(await ensure()).toMatchObject({ state: 'failed' })
  expect(await ensure()).toMatchObject({ state: 'waiting', for: 'activeeye' })
})

describe("ActiveEye's bucket", () => {
  const closed = { bucketRefuses: () => true }

  test('is tried with one VPC of the whole account; then everybody waits for ActiveEye', async () => {
    const aws = fakeAws([
      regionWith('ap-south-1', 3, closed),
      regionWith('eu-west-1', 2, closed),
      regionWith('us-east-1', 9, closed),
    ])
    const { ensure, seen, problems } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'waiting', for: 'activeeye' })
    expect(new Set(aws.calls.writes().flatMap(({ about }) => about))).toEqual(new Set(['vpc-ap-south-1-1']))
    expect(aws.calls.writes()).toHaveLength(3)
    expect(problems()).toEqual(['bucketNotReady ap-south-1'])
    for (const region of ['ap-south-1', 'eu-west-1', 'us-east-1']) {
      expect(seen(region)).toMatchObject({ state: 'waiting', for: 'activeeye' })
    }
  })

  test('a look does not forget its refusal, which can not be seen by looking', async () => {
    const aws = fakeAws([regionWith('eu-west-1', 1, closed), regionWith('us-east-1', 2, closed)])
    const { ensure, look, seen, problems } = setUp(aws)
    await ensure()
    expect(await look()).toMatchObject({ state: 'waiting', for: 'activeeye' })
    expect(problems()).toEqual(['bucketNotReady eu-west-1'])
    expect(seen('us-east-1')).toMatchObject({ state: 'waiting', for: 'activeeye' })
  })

  test('a look keeps its refusal alone, not the failure of a look before', async () => {
    const aws = fakeAws([regionWith('eu-west-1', 1, closed), regionWith('us-east-1', 2, closed)])
    const { ensure, look, problems } = setUp(aws)
    await ensure()
    aws.calls.fail({
      action: 'ec2:DescribeVpcs',
      region: 'eu-west-1',
      details: { reason: 'timeout' },
      times: 1,
    })
    await look()
    expect(problems()).toEqual(['regionUnreachable eu-west-1', 'bucketNotReady eu-west-1'])
    await look()
    expect(problems()).toEqual(['bucketNotReady eu-west-1'])
  })

  test('when it accepts at last, a later run goes on', async () => {
    const aws = fakeAws([regionWith('eu-west-1', 2, closed), regionWith('us-east-1', 9, closed)])
    const { ensure, problems } = setUp(aws)
    await ensure()
    for (const region of aws.regions) region.bucketRefuses = () => false
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(problems()).toEqual([])
    expect(aws.regions.map(countOfFlowLogs)).toEqual([2, 9])
  })

  test('a Region that has to stay still tells what a person can do there meanwhile', async () => {
    const flowLogs = [fakeFlowLog('vpc-us-east-1-1', { trafficType: 'REJECT' })]
    const aws = fakeAws([
      regionWith('eu-west-1', 1, closed),
      regionWith('us-east-1', 3, { ...closed, flowLogs }),
    ])
    const { ensure, problems } = setUp(aws)
    await ensure()
    expect(problems()).toEqual(['bucketNotReady eu-west-1', 'flowLogConflict us-east-1'])
  })

  test('that refuses one Region only does not stop one whose flow log it took before', async () => {
    const aws = fakeAws([
      regionWith('eu-west-1', 2, closed),
      regionWith('us-east-1', 3, { flowLogs: [fakeFlowLog('vpc-us-east-1-1')] }),
    ])
    const { ensure, seen } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'waiting', for: 'activeeye' })
    expect(seen('us-east-1').state).toBe('done')
    expect(seen('eu-west-1')).toMatchObject({ state: 'waiting', for: 'activeeye' })
  })

  test('a flow log that AWS can not deliver waits for ActiveEye', async () => {
    const flowLogs = [
      fakeFlowLog('vpc-us-east-1-1', {
        deliverLogsStatus: 'FAILED',
        deliverLogsErrorMessage: 'Access error',
      }),
    ]
    const { ensure, work } = setUp(fakeAws([regionWith('us-east-1', 1, { flowLogs })]))
    expect(await ensure()).toMatchObject({ state: 'waiting', for: 'activeeye' })
    expect(work.checklist().accounts[0]?.problems).toMatchObject([
      { kind: 'bucketNotReady', waitsFor: 'activeeye', aws: { code: 'FAILED', message: 'Access error' } },
    ])
  })
})
