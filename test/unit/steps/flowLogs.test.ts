import { describe, expect, test } from 'vitest'
import type { AwsFailureReason, FlowLogsApi } from '../../../app/aws.ts'
import type { RegionStatus } from '../../../app/checklist/checklist.ts'
import { ensureFlowLogs, lookAtFlowLogs } from '../../../app/steps/flowLogs.ts'
import { atWork, intentsFirst } from '../../doubles/atWork.ts'
import { type FakeAws, fakeAws, fakeFlowLog, fakeVpc } from '../../doubles/fakeAws.ts'
import { type FakeRegion, fakeRegion } from '../../doubles/fakeFlowLogs.ts'
import { memoryJournal } from '../../doubles/memoryJournal.ts'
import { sampleAccount, sampleOnboarding } from '../../doubles/sampleOnboarding.ts'

/** A Region with this many VPCs, named after it. */
function regionWith(name: string, count: number, changes: Partial<FakeRegion> = {}): FakeRegion {
  const vpcs = Array.from({ length: count }, (_, index) => fakeVpc(`vpc-${name}-${index + 1}`))
  return fakeRegion(name, { vpcs, ...changes })
}

function setUp(aws: FakeAws, regions: 'enabled' | string[] = 'enabled', store = memoryJournal()) {
  const work = atWork(sampleOnboarding({ accounts: [sampleAccount({ regions })] }), store)
  intentsFirst(aws, work.store)
  const context = work.contextOf(aws)
  const seen = (name: string): RegionStatus => {
    const region = work.checklist().accounts[0]?.regions.find((candidate) => candidate.region === name)
    if (region === undefined) throw new Error(`${name} was not seen.`)
    return region
  }
  const problems = () =>
    work
      .checklist()
      .accounts[0]?.problems.map(({ kind, region }) => (region === undefined ? kind : `${kind} ${region}`))
  return {
    aws,
    work,
    context,
    seen,
    problems,
    ensure: () => ensureFlowLogs(context),
    look: () => lookAtFlowLogs(context),
  }
}

/** Of the event loop: whatever can go on has gone on by then. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

const countOfFlowLogs = (region: FakeRegion) => region.flowLogs.length

describe('every VPC in every enabled Region gets one flow log', () => {
  test('and a second run changes nothing', async () => {
    const aws = fakeAws([regionWith('us-east-1', 3), regionWith('eu-west-1', 1), regionWith('sa-east-1', 0)])
    const { ensure, seen } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(aws.regions.map(countOfFlowLogs)).toEqual([3, 1, 0])
    expect(seen('us-east-1')).toMatchObject({
      state: 'done',
      vpcs: [{ state: 'covered', madeByUs: true }, {}, {}],
    })
    const writes = aws.calls.writes().length
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(aws.calls.writes()).toHaveLength(writes)
    expect(aws.calls.violations).toEqual([])
  })

  test('with no call more than needed', async () => {
    const aws = fakeAws([regionWith('us-east-1', 3), regionWith('eu-west-1', 1), regionWith('sa-east-1', 0)])
    await setUp(aws).ensure()
    const counts = (region: string) =>
      (['ec2:DescribeVpcs', 'ec2:DescribeFlowLogs', 'ec2:CreateFlowLogs'] as const).map((action) =>
        aws.calls.countOf(action, region),
      )
    expect(aws.calls.countOf('ec2:DescribeRegions')).toBe(1)
    expect(counts('sa-east-1')).toEqual([1, 1, 0])
    // The Region with one VPC probes; the other one then needs no probe of its own.
    expect(counts('eu-west-1')).toEqual([1, 2, 1])
    expect(counts('us-east-1')).toEqual([1, 2, 1])
  })

  test.each([
    ['a flow log there', [fakeFlowLog('vpc-eu-west-1-1')]],
    ['one that AWS does not list yet', [{ ...fakeFlowLog('vpc-eu-west-1-1'), hiddenLooks: 1 }]],
  ])('without trying the bucket with one VPC, when another Region has %s', async (_, flowLogs) => {
    const aws = fakeAws([regionWith('us-east-1', 3), regionWith('eu-west-1', 1, { flowLogs })])
    expect(await setUp(aws).ensure()).toMatchObject({ state: 'done' })
    expect(aws.calls.countOf('ec2:CreateFlowLogs', 'us-east-1')).toBe(1)
  })

  test('also when AWS does not list it at once: it is looked for, longer each time', async () => {
    const aws = fakeAws([regionWith('us-east-1', 1, { hiddenLooks: 3 })])
    const { ensure, work } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(work.clock.waits).toEqual([1_000, 2_000, 4_000])
  })

  test('but one that never shows is no tick', async () => {
    const aws = fakeAws([regionWith('us-east-1', 1, { hiddenLooks: 1_000 })])
    const { ensure, seen, problems } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'failed' })
    expect(seen('us-east-1').vpcs).toMatchObject([{ state: 'missing' }])
    expect(problems()).toEqual(['unexpected us-east-1'])
  })

  test('looking changes nothing and says what is left to do', async () => {
    const aws = fakeAws([regionWith('us-east-1', 2), regionWith('eu-west-1', 0)])
    const { look, seen } = setUp(aws)
    expect(await look()).toMatchObject({ state: 'todo' })
    expect(aws.calls.writes()).toEqual([])
    expect(seen('us-east-1').state).toBe('todo')
    expect(seen('eu-west-1').state).toBe('done')
  })
})

describe('what is not ours stays', () => {
  test.each([
    ['covers the VPC already', {}, 'covered'],
    ['records only REJECT', { trafficType: 'REJECT' }, 'otherTraffic'],
    ['can not be delivered', { deliverLogsStatus: 'FAILED' }, 'failing'],
  ] as const)('a flow log to ActiveEye that %s: nothing is created beside it', async (_, changes, state) => {
    const aws = fakeAws([regionWith('us-east-1', 1, { flowLogs: [fakeFlowLog('vpc-us-east-1-1', changes)] })])
    const { ensure, seen } = setUp(aws)
    await ensure()
    expect(aws.calls.writes()).toEqual([])
    expect(seen('us-east-1').vpcs).toMatchObject([{ state }])
  })

  test('one for other traffic is a conflict that a person has to end; the other VPCs are covered', async () => {
    const aws = fakeAws([
      regionWith('us-east-1', 2, { flowLogs: [fakeFlowLog('vpc-us-east-1-1', { trafficType: 'REJECT' })] }),
    ])
    const { ensure, seen, problems } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'failed' })
    expect(problems()).toEqual(['flowLogConflict us-east-1'])
    expect(seen('us-east-1').vpcs.map(({ state }) => state)).toEqual(['otherTraffic', 'covered'])
  })

  test('a flow log that goes elsewhere gets one to ActiveEye beside it', async () => {
    const other = fakeFlowLog('vpc-us-east-1-1', { destination: 'arn:aws:s3:::mine' })
    const aws = fakeAws([regionWith('us-east-1', 1, { flowLogs: [other] })])
    const { ensure, seen } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(aws.region('us-east-1').flowLogs).toContain(other)
    expect(seen('us-east-1').vpcs).toMatchObject([
      { state: 'covered', otherFlowLogIds: ['fl-on-vpc-us-east-1-1'] },
    ])
  })

  test('a shared VPC belongs to the account that owns it', async () => {
    const aws = fakeAws([fakeRegion('us-east-1', { vpcs: [fakeVpc('vpc-1', { ownerId: '999900009999' })] })])
    const { ensure } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(aws.calls.writes()).toEqual([])
  })
})

describe('Regions', () => {
  test('of all, one that the account has not enabled is no problem and is not called', async () => {
    const aws = fakeAws([regionWith('us-east-1', 1), regionWith('me-south-1', 1, { enabled: false })])
    const { ensure, seen } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(seen('me-south-1')).toMatchObject({ state: 'notOptedIn', vpcs: [] })
    expect(aws.calls.made.filter(({ region }) => region === 'me-south-1')).toEqual([])
  })

  test('that the file names are the only ones', async () => {
    const aws = fakeAws([regionWith('us-east-1', 1), regionWith('eu-west-1', 1)])
    const { ensure } = setUp(aws, ['eu-west-1'])
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(aws.regions.map(countOfFlowLogs)).toEqual([0, 1])
  })

  test('that the file names but the account has not enabled are a problem, and hold up no other', async () => {
    const aws = fakeAws([regionWith('us-east-1', 2), regionWith('me-south-1', 1, { enabled: false })])
    const { ensure, seen, problems } = setUp(aws, ['me-south-1', 'us-east-1'])
    expect(await ensure()).toMatchObject({ state: 'failed' })
    expect(problems()).toEqual(['regionNotEnabled me-south-1'])
    expect(seen('us-east-1').state).toBe('done')
  })

  test('that AWS does not know stop the step before anything is done', async () => {
    const aws = fakeAws([regionWith('us-east-1', 1)])
    const { ensure } = setUp(aws, ['us-east-1', 'us-easy-1'])
    await expect(ensure()).rejects.toMatchObject({ problem: { kind: 'invalidInput' } })
    expect(aws.calls.writes()).toEqual([])
  })
})

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
      expect(seen('ap-south-1').state).toBe('failed')
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
    expect([seen('eu-west-1').state, seen('us-east-1').state]).toEqual(['failed', 'failed'])
  })

  test('a sign-in that expired in one of them', async () => {
    const aws = fakeAws(regions())
    aws.calls.fail({ action: 'ec2:DescribeVpcs', region: 'us-east-1', details: { reason: 'signInExpired' } })
    const { ensure, seen, problems } = setUp(aws)
    const outcome = await ensure()
    expect(outcome).toMatchObject({
      state: 'waiting',
      for: 'you',
      problems: [
        { kind: 'signInExpired', message: 'The sign-in for account prod (111122223333) has expired.' },
      ],
    })
    expect(problems()).toEqual([])
    expect(seen('us-east-1')).toMatchObject({ state: 'waiting', for: 'you' })
    expect(seen('eu-west-1').state).toBe('done')
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
  expect(await ensure()).toMatchObject({ state: 'waiting', for: 'you' })
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
    expect(new Set(aws.calls.writes().flatMap(({ about }) => about))).toEqual(new Set(['vpc-eu-west-1-1']))
    expect(aws.calls.writes()).toHaveLength(3)
    expect(problems()).toEqual(['bucketNotReady eu-west-1'])
    for (const region of ['ap-south-1', 'eu-west-1', 'us-east-1']) {
      expect(seen(region)).toMatchObject({ state: 'waiting', for: 'activeeye' })
    }
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

describe('what changes between the look and the call', () => {
  test('a VPC that went away does not keep the others from being covered', async () => {
    const aws = fakeAws([regionWith('us-east-1', 3)])
    const { ensure, context } = setUp(aws)
    const region = aws.region('us-east-1')
    aws.calls.beforeWrite = () => {
      region.vpcs = region.vpcs.filter(({ vpcId }) => vpcId !== 'vpc-us-east-1-2')
    }
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(region.flowLogs.map(({ resourceId }) => resourceId).toSorted()).toEqual([
      'vpc-us-east-1-1',
      'vpc-us-east-1-3',
    ])
    expect(context.facts().vpcs['us-east-1']?.vpcs).toHaveLength(2)
  })

  test('a VPC that AWS lists and yet calls gone is no tick', async () => {
    const aws = fakeAws([regionWith('us-east-1', 1)])
    aws.calls.fail({
      action: 'ec2:CreateFlowLogs',
      details: { reason: 'refused', code: 'InvalidVpcID.NotFound' },
    })
    const { ensure, problems } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'failed' })
    expect(problems()).toEqual(['unexpected us-east-1'])
    expect(aws.calls.writes().length).toBeLessThanOrEqual(4)
  })

  test('many VPCs refused for one reason are one problem', async () => {
    const full = new Set(['vpc-us-east-1-1', 'vpc-us-east-1-2', 'vpc-us-east-1-3'])
    const { ensure, problems } = setUp(fakeAws([regionWith('us-east-1', 4, { full })]))
    await ensure()
    expect(problems()).toEqual(['flowLogLimit us-east-1'])
  })

  test('a VPC that came meanwhile is covered, too, once it was seen', async () => {
    const aws = fakeAws([regionWith('us-east-1', 2)])
    const { ensure } = setUp(aws)
    const region = aws.region('us-east-1')
    const [, second] = region.vpcs
    aws.calls.beforeWrite = () => {
      if (second !== undefined && region.vpcs.includes(second))
        region.vpcs = [...region.vpcs.filter((vpc) => vpc !== second), fakeVpc('vpc-new')]
    }
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(region.flowLogs.map(({ resourceId }) => resourceId)).toContain('vpc-new')
  })

  test.each(['inside', 'topLevel'] as const)(
    'a flow log that was there but not listed yet is waited for, and the others are made (%s)',
    async (alreadyExists) => {
      const flowLogs = [{ ...fakeFlowLog('vpc-us-east-1-3'), hiddenLooks: 4 }]
      const aws = fakeAws([regionWith('us-east-1', 5, { alreadyExists, flowLogs })])
      const { ensure } = setUp(aws)
      expect(await ensure()).toMatchObject({ state: 'done' })
      expect(countOfFlowLogs(aws.region('us-east-1'))).toBe(5)
    },
  )

  test('AWS says for ever that there is one, and never shows it: a conflict, after waiting once', async () => {
    const flowLogs = [{ ...fakeFlowLog('vpc-us-east-1-1'), hiddenLooks: 10_000 }]
    const aws = fakeAws([regionWith('us-east-1', 1, { flowLogs })])
    const { ensure, problems, work } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'failed' })
    expect(problems()).toEqual(['flowLogConflict us-east-1'])
    expect(aws.calls.writes()).toHaveLength(1)
    expect(work.clock.waits).toHaveLength(7)
  })
})

describe('a write that was left open', () => {
  async function leaveOpen(done: boolean, changes: Partial<FakeRegion> = {}) {
    const aws = fakeAws([regionWith('us-east-1', 2, { allowsDuplicates: true, ...changes })])
    aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: { reason: 'timeout' }, done, times: 1 })
    const before = setUp(aws)
    expect(await before.ensure()).toMatchObject({ state: 'failed' })
    // Another process, later.
    return setUp(aws, 'enabled', memoryJournal(before.work.store.kept))
  }

  test.each([
    ['was not done', false, 0],
    ['was done', true, 0],
    ['was done, but AWS does not list it yet', true, 2],
  ])('and %s: nothing is made twice, even if AWS would let us', async (_, done, hiddenLooks) => {
    const { aws, ensure, context } = await leaveOpen(done, { hiddenLooks })
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(
      aws
        .region('us-east-1')
        .flowLogs.map(({ resourceId }) => resourceId)
        .toSorted(),
    ).toEqual(['vpc-us-east-1-1', 'vpc-us-east-1-2'])
    expect(Object.values(context.facts().writes).every(({ answered }) => answered !== undefined)).toBe(true)
  })

  test('and done with other settings than the file has now: what is there is taken', async () => {
    const { aws, context } = await leaveOpen(true, { hiddenLooks: 1, allowsDuplicates: false })
    const onboarding = sampleOnboarding({ flowLogs: { maxAggregationInterval: 60 } })
    expect(await ensureFlowLogs({ ...context, onboarding })).toMatchObject({ state: 'done' })
    expect(countOfFlowLogs(aws.region('us-east-1'))).toBe(2)
  })

  test('is not sent again after the person has cancelled', async () => {
    const { aws, work, context } = await leaveOpen(false)
    const writes = aws.calls.writes().length
    const looked = aws.flowLogsIn('us-east-1')
    const flowLogsIn = () => ({
      ...looked,
      describeFlowLogs: async (signal: AbortSignal) => {
        const flowLogs = await looked.describeFlowLogs(signal)
        work.cancel()
        return flowLogs
      },
    })
    await expect(ensureFlowLogs({ ...context, aws: { ...aws, flowLogsIn } })).rejects.toThrow('Cancelled.')
    expect(aws.calls.writes()).toHaveLength(writes)
  })
})

test('after a cancel the step ends only when every answer under way was written down', async () => {
  const aws = fakeAws([regionWith('eu-west-1', 1), regionWith('us-east-1', 1)])
  const { context, work } = setUp(aws)
  const { promise: answer, resolve: giveAnswer } = Promise.withResolvers<void>()
  const flowLogsIn = (region: string): FlowLogsApi => {
    const api = aws.flowLogsIn(region)
    if (region === 'us-east-1')
      return { ...api, createFlowLogs: (request) => answer.then(() => api.createFlowLogs(request)) }
    return {
      ...api,
      async describeVpcs(signal) {
        await nextTurn()
        work.cancel()
        return api.describeVpcs(signal)
      },
    }
  }
  const order: string[] = []
  const end = ensureFlowLogs({ ...context, aws: { ...aws, flowLogsIn } }).catch(() => order.push('ended'))
  for (let turns = 0; turns < 3; turns += 1) await nextTurn()
  order.push('answered')
  giveAnswer()
  await end
  expect(order).toEqual(['answered', 'ended'])
  expect(Object.values(context.facts().writes)).toMatchObject([{ answered: { answer: { kind: 'done' } } }])
})

describe('a journal that fails for a moment', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'at event %i ends the step instead of leaving Regions waiting for each other',
    async (failing) => {
      const aws = fakeAws([
        regionWith('eu-west-1', 2),
        regionWith('us-east-1', 3),
        regionWith('us-west-2', 4),
      ])
      const { context } = setUp(aws)
      let count = 0
      const record: typeof context.record = (event) => {
        count += 1
        return count === failing ? Promise.reject(new Error('ENOSPC')) : context.record(event)
      }
      const ended = await ensureFlowLogs({ ...context, record }).then(
        () => 'ended',
        () => 'ended',
      )
      expect(ended).toBe('ended')
    },
  )
})
