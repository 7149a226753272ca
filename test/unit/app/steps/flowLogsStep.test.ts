import { describe, expect, test } from 'vitest'
import type { Decision, VpcDecision } from '../../../../app/onboarding/vpcDecision.ts'
import { fakeAws, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'
import { countOfFlowLogs, nextTurn, regionWith, setUp } from './flowLogsAtWork.ts'

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

  test('one for other traffic waits for a decision; the other VPCs are covered', async () => {
    const aws = fakeAws([
      regionWith('us-east-1', 2, { flowLogs: [fakeFlowLog('vpc-us-east-1-1', { trafficType: 'REJECT' })] }),
    ])
    const { ensure, seen, problems } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'waiting', for: 'customer' })
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

describe('a Region that never answers', () => {
  /** What is known once everything that can go on has gone on. */
  async function whileSilent(action: 'ec2:DescribeVpcs' | 'ec2:CreateFlowLogs') {
    const names = ['eu-west-1', 'sa-east-1', 'us-east-1', 'us-west-2']
    const aws = fakeAws(names.map((name) => regionWith(name, 3)))
    // The first one in the list asks the gate first.
    aws.calls.silence(action, 'eu-west-1')
    const at = setUp(aws)
    const working = at.ensure()
    working.catch(() => undefined)
    for (let turns = 0; turns < 50; turns += 1) await nextTurn()
    return { ...at, working, states: names.map((name) => at.seen(name).state) }
  }

  test.each(['ec2:DescribeVpcs', 'ec2:CreateFlowLogs'] as const)(
    'to %s holds no other Region',
    async (action) => {
      const { aws, states } = await whileSilent(action)
      const silent = action === 'ec2:DescribeVpcs' ? 'notSeen' : 'todo'
      expect(states).toEqual([silent, 'done', 'done', 'done'])
      expect(aws.regions.slice(1).map(countOfFlowLogs)).toEqual([3, 3, 3])
    },
  )

  test('and fails at last is the only failure', async () => {
    const names = ['eu-west-1', 'sa-east-1', 'us-east-1', 'us-west-2']
    for (const action of ['ec2:DescribeVpcs', 'ec2:DescribeFlowLogs', 'ec2:CreateFlowLogs'] as const) {
      const aws = fakeAws(names.map((name) => regionWith(name, 3)))
      aws.calls.fail({ action, region: 'eu-west-1', details: { reason: 'timeout' } })
      const { ensure, seen, problems } = setUp(aws)
      expect(await ensure()).toMatchObject({ state: 'failed' })
      const silent = action === 'ec2:CreateFlowLogs' ? 'failed' : 'notSeen'
      expect(names.map((name) => seen(name).state)).toEqual([silent, 'done', 'done', 'done'])
      expect(problems()).toEqual(['regionUnreachable eu-west-1'])
    }
  })
})

describe('subnets and network interfaces with flow logs to ActiveEye', () => {
  const VPC = 'vpc-us-east-1-1'
  const parts = new Map([
    ['subnet-1', VPC],
    ['eni-1', VPC],
  ])
  const decided = (decision: Decision, seen: VpcDecision['seen'], vpcId = VPC): VpcDecision => ({
    ...{ region: 'us-east-1', vpcId, decision, seen },
    ...{ by: 'alice', at: '2026-11-28T12:00:00.000Z' },
  })

  test('are looked for only where there are such flow logs, each once', async () => {
    const elsewhere = fakeFlowLog('subnet-1', { destination: 'arn:aws:s3:::mine' })
    const none = fakeAws([regionWith('us-east-1', 1, { flowLogs: [elsewhere], parts })])
    await setUp(none).ensure()
    expect(none.calls.countOf('ec2:DescribeSubnets')).toBe(0)

    const flowLogs = [fakeFlowLog('subnet-1'), fakeFlowLog('subnet-gone')]
    const some = fakeAws([regionWith('us-east-1', 2, { flowLogs, parts })])
    const { ensure, seen } = setUp(some)
    expect(await ensure()).toMatchObject({ state: 'waiting', for: 'customer' })
    // One that is gone is asked for again with each look, the other is known.
    expect(some.calls.made.filter(({ action }) => action === 'ec2:DescribeSubnets')).toMatchObject([
      { about: ['subnet-1', 'subnet-gone'] },
      { about: ['subnet-gone'] },
    ])
    expect(some.calls.countOf('ec2:DescribeNetworkInterfaces')).toBe(0)
    expect(seen('us-east-1').vpcs).toMatchObject([{ state: 'partly' }, { state: 'covered' }])
  })

  test.each([
    ['leaveAsIs', 0, 'partly'],
    ['addOurs', 1, 'covered'],
    ['leaveOut', 0, 'leftOut'],
  ] as const)('%s: done with %i calls that create', async (decision, creates, state) => {
    const aws = fakeAws([regionWith('us-east-1', 1, { flowLogs: [fakeFlowLog('eni-1')], parts })])
    const { ensure, seen } = setUp(aws, 'enabled', memoryJournal(), [decided(decision, 'partly')])
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(aws.calls.countOf('ec2:CreateFlowLogs')).toBe(creates)
    expect(seen('us-east-1').vpcs).toMatchObject([{ state }])
  })

  test('a denied look is the Region’s problem, and nothing is created', async () => {
    const aws = fakeAws([regionWith('us-east-1', 1, { flowLogs: [fakeFlowLog('eni-1')], parts })])
    aws.calls.fail({ action: 'ec2:DescribeNetworkInterfaces', details: { reason: 'accessDenied' } })
    const { ensure, problems } = setUp(aws)
    expect(await ensure()).toMatchObject({ state: 'failed' })
    expect(problems()).toEqual(['accessDenied us-east-1'])
    expect(aws.calls.writes()).toEqual([])
  })

  test('a request that a crash left open is not sent again with a VPC that was left out since', async () => {
    const aws = fakeAws([regionWith('us-east-1', 2)])
    const store = memoryJournal()
    aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: { reason: 'timeout' }, times: 1 })
    await setUp(aws, 'enabled', store).ensure()
    const again = setUp(aws, 'enabled', store, [decided('leaveOut', 'missing')])
    expect(await again.ensure()).toMatchObject({ state: 'done' })
    expect(aws.region('us-east-1').flowLogs.map(({ resourceId }) => resourceId)).toEqual(['vpc-us-east-1-2'])
  })
})
