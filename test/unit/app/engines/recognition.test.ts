import { expect, test } from 'vitest'
import { ENGINE_TAG } from '../../../../app/activeeye/engines.ts'
import { madeByWord } from '../../../../app/checklist/vpcWords.ts'
import { flowLogTags } from '../../../../app/engines/engine.ts'
import { engineInputOf } from '../../../../app/engines/engineInput.ts'
import { undoPlanOf } from '../../../../app/run/undoPlan.ts'
import { atWork } from '../../../doubles/atWork.ts'
import { ACCOUNT_ID, fakeAws, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'

/** An account in which Cloud Custodian covered vpc-1, and this onboarding then covered vpc-2. */
async function bothAtWork() {
  const work = atWork()
  const tags = flowLogTags({ customerTags: {}, onboardingId: work.onboarding.id }, 'custodian')
  const aws = fakeAws([
    fakeRegion('us-east-1', {
      vpcs: [fakeVpc('vpc-1'), fakeVpc('vpc-2')],
      flowLogs: [fakeFlowLog('vpc-1', { tags })],
    }),
  ])
  await work.run({}, () => aws)
  const vpcs = () => work.checklist().accounts[0]?.regions[0]?.vpcs ?? []
  return { aws, work, vpcs, region: aws.region('us-east-1') }
}

test('a flow log of an engine counts as covered, made by it and not by this onboarding', async () => {
  const { vpcs, region } = await bothAtWork()
  expect(region.flowLogs).toHaveLength(2)
  expect(vpcs()).toMatchObject([
    { vpcId: 'vpc-1', state: 'covered', madeByUs: false, madeBy: 'custodian' },
    { vpcId: 'vpc-2', state: 'covered', madeByUs: true },
  ])
  expect(vpcs().map(madeByWord)).toEqual(['by Cloud Custodian', undefined])
})

test('a tag of something that is no engine is nobody’s', async () => {
  const { aws, work, vpcs, region } = await bothAtWork()
  region.flowLogs = [fakeFlowLog('vpc-1', { tags: { [ENGINE_TAG]: 'pulumi/x' } })]
  await work.run({ activity: 'check' }, () => aws)
  expect(vpcs()[0]).not.toHaveProperty('madeBy')
  expect(vpcs().map(madeByWord)).toEqual(['found', 'found'])
})

test('undo leaves it alone and names it', async () => {
  const { aws, work, region } = await bothAtWork()
  await work.run({ activity: 'undoPlan' }, () => aws)
  const plan = undoPlanOf(work.onboarding, work.journal.facts())
  const made = {
    accountId: ACCOUNT_ID,
    region: 'us-east-1',
    engine: 'custodian',
    flowLogIds: ['fl-on-vpc-1'],
  }
  expect(plan.byEngines).toEqual([made])
  await work.run({ activity: 'undo', remove: plan.remove }, () => aws)
  expect(region.flowLogs.map(({ resourceId }) => resourceId)).toEqual(['vpc-1'])
  expect(undoPlanOf(work.onboarding, work.journal.facts())).toMatchObject({ remove: [], byEngines: [made] })
})

test('one that is gone is told with the engine that had made it', async () => {
  const { aws, work, region } = await bothAtWork()
  region.flowLogs = region.flowLogs.filter(({ resourceId }) => resourceId !== 'vpc-1')
  await work.run({ activity: 'check' }, () => aws)
  const [problem] = work.checklist().accounts[0]?.problems ?? []
  expect(problem).toMatchObject({ kind: 'gone', resource: 'vpc-1' })
  expect(problem?.next).toContain('Cloud Custodian had made it and makes it again, too')
})

test('what is there already is handed over to the next engine', async () => {
  const { work } = await bothAtWork()
  const [account] = engineInputOf(work.onboarding, work.checklist()).accounts
  expect(account?.seen).toEqual([
    {
      region: 'us-east-1',
      vpcs: [
        { vpcId: 'vpc-1', action: 'keep', flowLogId: 'fl-on-vpc-1', madeByUs: false },
        { vpcId: 'vpc-2', action: 'keep', flowLogId: expect.any(String), madeByUs: true },
      ],
    },
  ])
  expect(account?.stack?.madeByUs).toBe(true)
})
