import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JournalEvent } from '../../../../app/checklist/events.ts'
import { factsOf } from '../../../../app/checklist/facts.ts'
import { goneResource, openGone } from '../../../../app/checklist/gone.ts'
import { decide } from '../../../../app/checklist/vpcDecisions.ts'
import { undoPlanOf } from '../../../../app/run/undoPlan.ts'
import { type AtWork, atWork, checklistOf } from '../../../doubles/atWork.ts'
import { ACCOUNT_ID, type FakeAws, fakeAws, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { fakeStack } from '../../../doubles/fakeStacks.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'

/** Everything is done in one account. */
async function done() {
  const aws = fakeAws([fakeRegion('us-east-1', { vpcs: [fakeVpc('vpc-1'), fakeVpc('vpc-2')] })])
  const work = atWork()
  await work.run({}, () => aws)
  const check = () => work.run({ activity: 'check' }, () => aws)
  return { aws, work, check, region: aws.region('us-east-1') }
}

/** "gone flowLogs vpc-1" for each open problem of this kind. */
function goneIn(work: AtWork): readonly string[] {
  const problems = work.checklist().accounts.flatMap((account) => account.problems)
  return problems.flatMap(({ kind, step, resource }) => (kind === 'gone' ? [`${step} ${resource}`] : []))
}

function deleteFlowLogOf(aws: FakeAws, vpcId: string): void {
  const region = aws.region('us-east-1')
  region.flowLogs = region.flowLogs.filter(({ resourceId }) => resourceId !== vpcId)
}

test('a flow log that is gone is a problem in every check, with the time at which it was found', async () => {
  const { aws, work, check } = await done()
  deleteFlowLogOf(aws, 'vpc-1')
  await check()
  const [first] = work.checklist().accounts.flatMap(({ problems }) => problems)
  expect(first).toMatchObject({ kind: 'gone', step: 'flowLogs', region: 'us-east-1', resource: 'vpc-1' })
  expect(first?.message).toContain('vpc-1 in account prod (111122223333), us-east-1')
  await work.clock.sleep(86_400_000, new AbortController().signal)
  await check()
  await work.run({ activity: 'plan' }, () => aws)
  const { problems } = work.checklist().accounts[0] ?? {}
  expect(problems).toEqual([first])
})

test('it ends when a run has made the flow log again, and starts anew when that one goes', async () => {
  const { aws, work, check } = await done()
  deleteFlowLogOf(aws, 'vpc-1')
  await check()
  await work.run({}, () => aws)
  expect(goneIn(work)).toEqual([])
  // The one of before does not come back with it.
  await work.run({ activity: 'undoPlan' }, () => aws)
  const { remove } = undoPlanOf(work.onboarding, work.journal.facts())
  await work.run({ activity: 'undo', remove }, () => aws)
  expect(goneIn(work)).toEqual([])
  await work.run({}, () => aws)
  deleteFlowLogOf(aws, 'vpc-2')
  await check()
  expect(goneIn(work)).toEqual(['flowLogs vpc-2'])
})

test('somebody else covers the VPC again', async () => {
  const { aws, work, check, region } = await done()
  deleteFlowLogOf(aws, 'vpc-1')
  await check()
  region.flowLogs.push(fakeFlowLog('vpc-1'))
  await check()
  expect(goneIn(work)).toEqual([])
})

test('a stack that is gone, or is being deleted, is a problem until one stands again', async () => {
  const { aws, work, check } = await done()
  const [stack] = aws.cloudFormation.stacks
  for (const each of aws.cloudFormation.stacks) {
    each.status = 'DELETE_IN_PROGRESS'
    each.next = ['DELETE_COMPLETE']
  }
  await check()
  expect(goneIn(work)).toEqual([`stack ${stack?.stackId}`])
  await check()
  expect(goneIn(work)).toEqual([`stack ${stack?.stackId}`])
  await work.run({}, () => aws)
  expect(goneIn(work)).toEqual([])
})

test.each<[string, (aws: FakeAws) => void]>([
  ['a VPC that no longer exists has nothing to cover', (aws) => aws.region('us-east-1').vpcs.shift()],
  [
    'a flow log that AWS can no longer deliver is there',
    (aws) => {
      const region = aws.region('us-east-1')
      region.flowLogs = region.flowLogs.map((flowLog) => ({ ...flowLog, deliverLogsStatus: 'FAILED' }))
    },
  ],
  [
    'another flow log took the place',
    (aws) => {
      deleteFlowLogOf(aws, 'vpc-1')
      aws.region('us-east-1').flowLogs.push(fakeFlowLog('vpc-1'))
    },
  ],
  [
    'another stack took the place',
    (aws) => {
      aws.cloudFormation.stacks = [fakeStack()]
    },
  ],
  [
    'a look that failed shows nothing',
    (aws) => aws.calls.fail({ action: 'ec2:DescribeFlowLogs', details: { reason: 'timeout' } }),
  ],
])('%s: nothing is gone', async (_, happens) => {
  const { aws, work, check } = await done()
  happens(aws)
  await check()
  expect(goneIn(work)).toEqual([])
})

test('what was gone with a VPC that is then deleted is no problem any more', async () => {
  const { aws, work, check, region } = await done()
  deleteFlowLogOf(aws, 'vpc-1')
  await check()
  region.vpcs = region.vpcs.filter(({ vpcId }) => vpcId !== 'vpc-1')
  await check()
  expect(goneIn(work)).toEqual([])
})

test('what an undo of ours deleted is not gone, whether its answer came or was lost', async () => {
  for (const done of [true, undefined] as const) {
    const { aws, work, check } = await doneWith(done)
    await work.run({ activity: 'undoPlan' }, () => aws)
    const { remove } = undoPlanOf(work.onboarding, work.journal.facts())
    await work.run({ activity: 'undo', remove }, () => aws)
    await check()
    expect(goneIn(work)).toEqual([])
    expect(aws.region('us-east-1').flowLogs).toEqual([])
  }
})

async function doneWith(answerIsLost: true | undefined) {
  const all = await done()
  if (answerIsLost) {
    all.aws.calls.fail({
      action: 'ec2:DeleteFlowLogs',
      details: { reason: 'timeout' },
      times: 1,
      done: true,
    })
  }
  return all
}

test.each<[string, readonly string[], readonly string[]]>([
  ['that AWS never answered does not say so', [], ['flowLogs vpc-1']],
  ['that AWS answered does', ['done'], []],
])('a deletion by another computer %s', async (_, answers, gone) => {
  const { aws, work, region } = await done()
  const ids = region.flowLogs.map(({ flowLogId }) => flowLogId)
  const stamp = { accountId: ACCOUNT_ID, region: 'us-east-1', token: 'theirs', imported: true } as const
  const at = work.clock.now()
  const theirs: readonly JournalEvent[] = [
    { ...stamp, type: 'writeIntended', seq: 1001, at, write: { kind: 'deleteFlowLogs', flowLogIds: ids } },
    ...answers.map(
      (): JournalEvent => ({
        ...stamp,
        type: 'writeAnswered',
        seq: 1002,
        at,
        answer: { kind: 'done', ids },
      }),
    ),
  ]
  const later = atWork(work.onboarding, memoryJournal([...work.store.kept, ...theirs]))
  deleteFlowLogOf(aws, 'vpc-1')
  await later.run({ activity: 'check' }, () => aws)
  expect(goneIn(later)).toEqual(gone)
})

test('a flow log that AWS refused to delete for us, and that somebody deletes later, is gone', async () => {
  const { aws, work, check, region } = await done()
  region.undeletable = new Set(region.flowLogs.map(({ flowLogId }) => flowLogId))
  await work.run({ activity: 'undoPlan' }, () => aws)
  const { remove } = undoPlanOf(work.onboarding, work.journal.facts())
  await work.run({ activity: 'undo', remove }, () => aws)
  deleteFlowLogOf(aws, 'vpc-1')
  await check()
  expect(goneIn(work)).toEqual(['flowLogs vpc-1'])
})

test('a crash right after it was found does not lose it', async () => {
  const { aws, work } = await done()
  deleteFlowLogOf(aws, 'vpc-1')
  for (let diesAfter = 1; diesAfter < 12; diesAfter += 1) {
    const store = memoryJournal(work.store.kept, { diesAfter })
    const dying = atWork(work.onboarding, store)
    await Promise.race([dying.run({ activity: 'check' }, () => aws), store.death])
    const next = atWork(work.onboarding, memoryJournal(store.kept))
    await next.run({ activity: 'check' }, () => aws)
    expect({ diesAfter, gone: goneIn(next) }).toEqual({ diesAfter, gone: ['flowLogs vpc-1'] })
  }
})

async function accept(work: AtWork, resource: string): Promise<void> {
  const [account] = work.onboarding.accounts
  const open = account && openGone(account, work.journal.account(ACCOUNT_ID))
  const gone = open?.find((each) => goneResource(each) === resource)
  if (gone === undefined) throw new Error('Nothing is gone.')
  const { region, thing } = gone
  const settled = { type: 'goneSettled', how: 'accepted', by: 'Jane' } as const
  await work.journal.record({ ...settled, accountId: ACCOUNT_ID, region, thing })
}

test('what was accepted is told no longer once it is back', async () => {
  const { aws, work, check } = await done()
  deleteFlowLogOf(aws, 'vpc-1')
  await check()
  await accept(work, 'vpc-1')
  await work.run({}, () => aws)
  expect(work.checklist().accounts[0]).toMatchObject({ problems: [] })
  expect(work.checklist().accounts[0]?.acceptedGone).toBeUndefined()
})

test('the flow log of a VPC that a person left out is not missed', async () => {
  const { aws, work, check } = await done()
  deleteFlowLogOf(aws, 'vpc-1')
  await check()
  const [account] = work.onboarding.accounts
  if (account === undefined) throw new Error('The test has no account.')
  const decided = decide(
    account,
    work.journal.account(ACCOUNT_ID),
    { choice: 'leaveOut', by: 'Jane', at: work.clock.now() },
    [{ region: 'us-east-1', vpcId: 'vpc-1' }],
  )
  expect(decided.refused).toEqual([])
  const onboarding = { ...work.onboarding, accounts: [decided.account] }
  const { accounts } = checklistOf(onboarding, work.journal.facts())
  expect(accounts.flatMap(({ problems }) => problems)).toEqual([])
})

test('a person accepts it, whoever looks later; the events may be read in any order', async () => {
  const { aws, work, check } = await done()
  deleteFlowLogOf(aws, 'vpc-1')
  deleteFlowLogOf(aws, 'vpc-2')
  await check()
  await accept(work, 'vpc-1')
  await check()
  expect(goneIn(work)).toEqual(['flowLogs vpc-2'])
  expect(work.checklist().accounts[0]?.acceptedGone).toMatchObject([
    { region: 'us-east-1', resource: 'vpc-1', by: 'Jane' },
  ])
  const inOrder = work.checklist()
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...work.store.kept], { minLength: work.store.kept.length }),
      (events) => {
        expect(checklistOf(work.onboarding, factsOf([...events, ...work.store.kept]))).toEqual(inOrder)
      },
    ),
  )
})
