import { describe, expect, test } from 'vitest'
import { coverageOf } from '../../../../app/checklist/coverage.ts'
import type { JournalEvent } from '../../../../app/checklist/events.ts'
import { headline } from '../../../../app/checklist/headline.ts'
import { vpcStateWord } from '../../../../app/checklist/stateWords.ts'
import type { VpcStatus } from '../../../../app/checklist/vpcStatus.ts'
import { vpcRemarks } from '../../../../app/checklist/vpcWords.ts'
import type { PartsChoice } from '../../../../app/onboarding/vpcTargets.ts'
import { planOf } from '../../../../app/run/plan.ts'
import { undoPlanOf } from '../../../../app/run/undoPlan.ts'
import { ensureFlowLogs, lookAtFlowLogs, undoFlowLogs } from '../../../../app/steps/flowLogsStep.ts'
import { lookForTagged } from '../../../../app/steps/lookForTagged.ts'
import { atWork, intentsFirst } from '../../../doubles/atWork.ts'
import { type FakeAws, fakeAws, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import { type FakeInterface, type FakeRegion, fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

/** A VPC of which a person chose subnets or network interfaces, from the look to undo. */

const PARTS = new Map([
  ...['subnet-1', 'subnet-2', 'subnet-3', 'eni-1', 'eni-2', 'eni-3'].map((id) => [id, 'vpc-1'] as const),
  ['subnet-9', 'vpc-2'] as const,
])
const WEB: FakeInterface = { tags: { Role: 'web' }, subnetId: 'subnet-1' }
const INTERFACES: ReadonlyMap<string, FakeInterface> = new Map([
  ['eni-1', WEB],
  ['eni-2', { tags: { Role: 'db' } }],
])
const BY = { by: 'alice', at: '2026-11-28T12:00:00.000Z' }
const SUBNETS: PartsChoice = { kind: 'subnets', ids: ['subnet-2', 'subnet-1'] }
const TAGGED: PartsChoice = { kind: 'interfacesWithTag', key: 'Role', value: 'web' }

function cloud(changes: Partial<FakeRegion> = {}): FakeAws {
  const vpcs = [fakeVpc('vpc-1'), fakeVpc('vpc-2')]
  return fakeAws([fakeRegion('us-east-1', { vpcs, parts: PARTS, interfaces: INTERFACES, ...changes })])
}

function setUp(aws: FakeAws, monitor: PartsChoice | undefined, kept: readonly JournalEvent[] = []) {
  const vpcTargets = monitor && [{ region: 'us-east-1', vpcId: 'vpc-1', monitor, ...BY }]
  const account = sampleAccount(vpcTargets && { vpcTargets })
  const work = atWork(sampleOnboarding({ accounts: [account] }), memoryJournal(kept))
  intentsFirst(aws, work.store)
  const context = work.contextOf(aws)
  const region = aws.region('us-east-1')
  return {
    ...{ aws, work, context, region },
    ensure: () => ensureFlowLogs(context),
    look: () => lookAtFlowLogs(context),
    vpc: (): VpcStatus | undefined => work.checklist().accounts[0]?.regions[0]?.vpcs[0],
    ons: () => region.flowLogs.map(({ resourceId }) => resourceId).toSorted(),
    create: () => planOf(work.onboarding, work.journal.facts()).accounts[0]?.regions[0]?.create,
  }
}

const targetStates = (vpc: VpcStatus | undefined) =>
  vpc?.targets?.map(({ resourceId, state }) => `${resourceId} ${state}`)

describe('what was chosen is judged as a VPC is, and the VPC by it', () => {
  const reject = { trafficType: 'REJECT' }
  const failed = { deliverLogsStatus: 'FAILED' }
  test.each([
    ['nothing is there', SUBNETS, [], ['subnet-1 missing', 'subnet-2 missing'], 'missing'],
    [
      'one of two has its flow log',
      SUBNETS,
      [fakeFlowLog('subnet-1')],
      ['subnet-1 covered', 'subnet-2 missing'],
      'missing',
    ],
    [
      'both have one, and one that was not chosen has none',
      SUBNETS,
      [fakeFlowLog('subnet-1'), fakeFlowLog('subnet-2')],
      ['subnet-1 covered', 'subnet-2 covered'],
      'covered',
    ],
    [
      'the whole VPC has one, which records every subnet',
      SUBNETS,
      [fakeFlowLog('vpc-1')],
      ['subnet-1 covered', 'subnet-2 covered'],
      'covered',
    ],
    [
      'the whole VPC has one for part of the traffic: another beneath would double it',
      SUBNETS,
      [fakeFlowLog('vpc-1', reject), fakeFlowLog('subnet-1')],
      ['subnet-1 covered', 'subnet-2 otherTraffic'],
      'otherTraffic',
    ],
    [
      'one fails and one is missing',
      SUBNETS,
      [fakeFlowLog('subnet-1', failed)],
      ['subnet-1 failing', 'subnet-2 missing'],
      'failing',
    ],
    [
      'one goes elsewhere',
      SUBNETS,
      [fakeFlowLog('subnet-1', { destination: 'arn:aws:s3:::mine' }), fakeFlowLog('subnet-2')],
      ['subnet-1 elsewhere', 'subnet-2 covered'],
      'missing',
    ],
    [
      'a flow log on the subnet records what is in it',
      TAGGED,
      [fakeFlowLog('subnet-1')],
      ['eni-1 covered'],
      'covered',
    ],
    [
      'a flow log on another subnet does not',
      TAGGED,
      [fakeFlowLog('subnet-2')],
      ['eni-1 missing'],
      'missing',
    ],
    [
      'one belongs to another VPC, one is gone',
      { kind: 'subnets', ids: ['subnet-9', 'subnet-0', 'subnet-3'] },
      [fakeFlowLog('subnet-3')],
      ['subnet-3 covered'],
      'covered',
    ],
    ['none of them exists', { kind: 'interfaces', ids: ['eni-9'] }, [], [], 'noTarget'],
    ['no network interface has the tag', { ...TAGGED, value: 'mail' }, [], [], 'noTarget'],
  ] as const)('%s', async (_, monitor, flowLogs, targets, state) => {
    const { look, vpc } = setUp(cloud({ flowLogs: [...flowLogs] }), monitor as PartsChoice)
    await look()
    expect(targetStates(vpc())).toEqual(targets)
    expect(vpc()?.state).toBe(state)
  })

  test('without the choice the same VPC is judged as a whole, and a choice counts from the next look on', async () => {
    const aws = cloud({ flowLogs: [fakeFlowLog('subnet-1')] })
    const before = setUp(aws, undefined)
    await before.look()
    expect(before.vpc()).toMatchObject({ state: 'partly' })
    const chosen = setUp(aws, SUBNETS, before.work.store.kept)
    expect(chosen.vpc()).toMatchObject({ state: 'missing', chosen: SUBNETS, chosenBy: BY })
    expect(chosen.vpc()?.targets).toBeUndefined()
    expect(vpcStateWord(chosen.vpc() as VpcStatus).word).toBe('Chosen, not looked at yet')
    expect(chosen.create()).toEqual(['vpc-2'])
    await chosen.look()
    expect(chosen.create()).toEqual(['subnet-2', 'vpc-2'])
    const again = setUp(aws, undefined, chosen.work.store.kept)
    expect(again.vpc()).toMatchObject({ state: 'partly' })
    expect(again.vpc()).not.toHaveProperty('targets')
  })
})

describe('a run', () => {
  test('makes a flow log on each, none on the VPC, and a second run makes none', async () => {
    const { aws, ensure, ons, vpc, work } = setUp(cloud(), SUBNETS)
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(ons()).toEqual(['subnet-1', 'subnet-2', 'vpc-2'])
    expect(vpc()).toMatchObject({ state: 'covered', madeByUs: false })
    const { totals, accounts } = work.checklist()
    expect(totals).toMatchObject({ vpcs: 2, covered: 2, targets: 2, targetsCovered: 2, created: 3 })
    expect(coverageOf(accounts[0]?.regions ?? [])).toMatchObject({ toCover: 2, covered: 2, targets: 2 })
    expect(headline(work.checklist())).toContain(
      '2 of 2 VPCs covered in 1 Region. 2 of 2 chosen subnets and network interfaces covered.',
    )
    const writes = aws.calls.writes().length
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(aws.calls.writes()).toHaveLength(writes)
  })

  test('asks for at most 300 of one type in a call', async () => {
    const ids = Array.from({ length: 301 }, (_, at) => `eni-x${at}`)
    const parts = new Map(ids.map((id) => [id, 'vpc-1'] as const))
    const interfaces = new Map(ids.map((id) => [id, WEB]))
    const { aws, ensure, ons } = setUp(cloud({ parts, interfaces, vpcs: [fakeVpc('vpc-1')] }), TAGGED)
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(ons()).toHaveLength(301)
    // The first is the bucket's probe.
    expect(aws.calls.writes().map(({ about }) => about?.length)).toEqual([1, 300])
  })

  test('finds a network interface that got the tag since', async () => {
    const { region, ensure, look, vpc, ons } = setUp(cloud(), TAGGED)
    await ensure()
    expect(ons()).toEqual(['eni-1', 'vpc-2'])
    region.interfaces = new Map([...INTERFACES, ['eni-3', WEB]])
    await look()
    expect(vpc()).toMatchObject({ state: 'missing' })
    expect(vpcRemarks(vpc() as VpcStatus)).toEqual([
      'Only the network interfaces with the tag Role = web of this VPC, chosen by alice: 1 of 2 network interfaces covered.',
      'eni-3: No flow log.',
    ])
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(ons()).toEqual(['eni-1', 'eni-3', 'vpc-2'])
  })

  test('tells a subnet that no longer exists, and does not keep the others from being covered', async () => {
    const { aws, ensure, vpc, ons, region } = setUp(cloud(), SUBNETS)
    aws.calls.beforeWrite = () => {
      region.parts = new Map([...PARTS].filter(([id]) => id !== 'subnet-2'))
    }
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(ons()).toEqual(['subnet-1', 'vpc-2'])
    expect(vpc()).toMatchObject({ state: 'covered', missingTargets: ['subnet-2'] })
    expect(vpcRemarks(vpc() as VpcStatus)).toContain(
      'subnet-2 was chosen and no longer exists in this VPC, or belongs to another account: nothing is recorded there.',
    )
  })

  test('waits for a person where nothing of what was chosen exists', async () => {
    const { ensure, work, ons } = setUp(cloud(), { ...TAGGED, value: 'mail' })
    expect(await ensure()).toMatchObject({ state: 'waiting', for: 'customer' })
    expect(ons()).toEqual(['vpc-2'])
    expect(work.checklist().accounts[0]?.problems).toMatchObject([
      { kind: 'flowLogConflict', message: expect.stringContaining('nothing exists of what was chosen') },
    ])
  })

  test('covers network interfaces of its own in a VPC that is shared with it, and no others', async () => {
    const owner = '999900009999'
    const interfaces = new Map<string, FakeInterface>([
      ['eni-1', WEB],
      ['eni-2', { ...WEB, ownerId: owner }],
    ])
    const aws = cloud({ vpcs: [fakeVpc('vpc-1', { ownerId: owner })], interfaces })
    const bySubnet = setUp(aws, SUBNETS)
    await bySubnet.ensure()
    expect(bySubnet.vpc()).toMatchObject({ state: 'shared' })
    expect(bySubnet.ons()).toEqual([])
    const { ensure, ons, work } = setUp(aws, TAGGED)
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(ons()).toEqual(['eni-1'])
    expect(work.checklist().totals).toMatchObject({ vpcs: 1, covered: 1, created: 1 })
  })

  test.each([
    ['was not done', false],
    ['was done', true],
  ])('that was interrupted while its call %s makes nothing twice', async (_, done) => {
    const aws = cloud({ allowsDuplicates: true, hiddenLooks: 1, vpcs: [fakeVpc('vpc-1')] })
    aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: { reason: 'timeout' }, done, times: 1 })
    const before = setUp(aws, SUBNETS)
    await before.ensure()
    const after = setUp(aws, SUBNETS, before.work.store.kept)
    expect(await after.ensure()).toMatchObject({ state: 'done' })
    expect(after.ons()).toEqual(['subnet-1', 'subnet-2'])
  })

  test.each([
    ['the whole VPC, once parts were chosen', { vpcIds: ['vpc-1', 'vpc-2'] }, SUBNETS],
    ['parts, once others were chosen', { vpcIds: [], partIds: ['subnet-1', 'subnet-3'] }, SUBNETS],
  ] as const)('does not send again what was asked for %s', async (_, { vpcIds, ...parts }, monitor) => {
    const partIds = 'partIds' in parts ? [...parts.partIds] : undefined
    const open: JournalEvent = {
      ...{ type: 'writeIntended', seq: 1, at: '2026-01-01T00:00:00.000Z', accountId: '111122223333' },
      ...{ region: 'us-east-1', token: 'left-open' },
      write: { kind: 'createFlowLogs', vpcIds: [...vpcIds], ...(partIds && { partIds }) },
    }
    const { aws, ensure, ons } = setUp(cloud(), monitor, [open])
    expect(await ensure()).toMatchObject({ state: 'done' })
    expect(aws.calls.writes().map(({ token }) => token)).not.toContain('left-open')
    expect(ons()).toEqual(['subnet-1', 'subnet-2', 'vpc-2'])
  })
})

test('a flow log of a subnet that somebody deleted is told, and undo removes the others only', async () => {
  const aws = cloud({ flowLogs: [fakeFlowLog('subnet-3', { destination: 'arn:aws:s3:::mine' })] })
  const { ensure, look, region, work, context, ons } = setUp(aws, SUBNETS)
  await ensure()
  const theirs = region.flowLogs.find(({ resourceId }) => resourceId === 'subnet-1')
  region.flowLogs = region.flowLogs.filter((flowLog) => flowLog !== theirs)
  await look()
  expect(work.checklist().accounts[0]?.problems).toMatchObject([{ kind: 'gone', resource: 'subnet-1' }])
  await lookForTagged(context)
  const { remove } = undoPlanOf(work.onboarding, work.journal.facts())
  const shown = remove.flatMap(({ flowLogs }) => flowLogs)
  expect(shown.map(({ resourceId }) => resourceId)).toEqual(['subnet-2', 'vpc-2'])
  await undoFlowLogs(context, shown)
  expect(ons()).toEqual(['subnet-3'])
  expect(work.checklist().totals).toMatchObject({ created: 0, covered: 0, targetsCovered: 0 })
})
