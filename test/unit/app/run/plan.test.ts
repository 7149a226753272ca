import { describe, expect, test } from 'vitest'
import { AwsFailure } from '../../../../app/aws/awsFailure.ts'
import { type AccountPlan, type Plan, planOf, planSchema, templatesOf } from '../../../../app/run/plan.ts'
import { ANY_CONSENT, atWork } from '../../../doubles/atWork.ts'
import { fakeAws, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { type FakeStack, fakeStack } from '../../../doubles/fakeStacks.ts'
import { sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

function cloud(stack?: Partial<FakeStack>) {
  const region = fakeRegion('us-east-1', {
    vpcs: ['none', 'other', 'ok', 'reject', 'failed']
      .map((id) => fakeVpc(`vpc-${id}`))
      .concat(fakeVpc('vpc-shared', { ownerId: '999900009999' })),
    flowLogs: [
      fakeFlowLog('vpc-other', { destination: 'arn:aws:s3:::mine' }),
      fakeFlowLog('vpc-other', { flowLogId: 'fl-watch', destinationType: 'cloud-watch-logs' }),
      fakeFlowLog('vpc-ok'),
      fakeFlowLog('vpc-reject', { trafficType: 'REJECT' }),
      fakeFlowLog('vpc-failed', { deliverLogsStatus: 'FAILED' }),
    ],
  })
  const aws = fakeAws([region, fakeRegion('eu-west-1')])
  if (stack !== undefined) aws.cloudFormation.stacks.push(fakeStack(stack))
  return aws
}

async function planFor(aws: ReturnType<typeof cloud>): Promise<Plan> {
  const work = atWork()
  await work.run({ activity: 'plan' }, () => aws)
  return planSchema.parse(planOf(work.onboarding, work.journal.facts()))
}

test('every VPC is either created for or left alone, with the reason; Regions without VPCs are left out', async () => {
  expect((await planFor(cloud())).accounts[0]?.regions).toEqual([
    {
      region: 'us-east-1',
      create: ['vpc-none', 'vpc-other'],
      leftAlone: [
        { vpcId: 'vpc-failed', why: 'failing' },
        { vpcId: 'vpc-ok', why: 'covered' },
        { vpcId: 'vpc-reject', why: 'otherTraffic' },
        { vpcId: 'vpc-shared', why: 'shared' },
      ],
      otherFlowLogIds: ['fl-on-vpc-other', 'fl-watch'],
      otherDestinationTypes: { 'fl-watch': 'cloud-watch-logs' },
    },
  ])
})

test('nothing known is an unknown plan, not an empty one', () => {
  const onboarding = sampleOnboarding()
  expect(planOf(onboarding, { lastSeq: 0, accounts: new Map() }).accounts).toMatchObject([
    { stack: { action: 'unknown' }, regions: [] },
  ])
})

test('after a look that did not get in, what an earlier one saw is no plan', async () => {
  const work = atWork()
  const aws = cloud()
  await work.run({ activity: 'plan' }, () => aws)
  expect(planOf(work.onboarding, work.journal.facts()).totals).toEqual({ stacks: 1, flowLogs: 2 })
  const missing = new AwsFailure({
    reason: 'signInMissing',
    action: 'sts:GetCallerIdentity',
    code: 'NoKeys',
    message: 'None were entered.',
  })
  await work.run({ activity: 'plan' }, () => ({ ...aws, identify: () => Promise.reject(missing) }))
  const plan = planOf(work.onboarding, work.journal.facts())
  expect(plan.totals).toEqual({ stacks: 0, flowLogs: 0 })
  expect(plan.accounts).toMatchObject([{ stack: { action: 'unknown' }, regions: [] }])
})

test('the template is shown when the stack is to be created, with what consent is given to', async () => {
  const plan = await planFor(cloud())
  expect(plan.totals).toEqual({ stacks: 1, flowLogs: 2 })
  expect(plan.accounts[0]?.stack).toMatchObject({
    action: 'create',
    template: {
      capabilities: ['CAPABILITY_NAMED_IAM'],
      parameters: [{ key: 'ExternalID', value: 'acme-prod' }],
    },
  })
})

test('the template is shown when a failed stack is to be replaced: nothing is deleted before the consent', async () => {
  const plan = await planFor(cloud({ status: 'ROLLBACK_COMPLETE' }))
  expect(plan.accounts[0]?.stack).toMatchObject({
    action: 'replace',
    template: { capabilities: ['CAPABILITY_NAMED_IAM'] },
  })
})

describe('the plan says of the stack what a run then does', () => {
  test.each([
    ['CREATE_COMPLETE', 'none', []],
    ['CREATE_IN_PROGRESS', 'follow', []],
    ['ROLLBACK_COMPLETE', 'replace', ['DeleteStack', 'CreateStack']],
    ['DELETE_FAILED', 'replace', ['DeleteStack', 'CreateStack']],
    ['REVIEW_IN_PROGRESS', 'replace', ['DeleteStack', 'CreateStack']],
    ['UPDATE_ROLLBACK_FAILED', 'blocked', []],
    ['UPDATE_FAILED', 'blocked', []],
    ['SOMETHING_NEW', 'blocked', []],
  ])('%s: %s', async (status, action, writes) => {
    const stack = { status, next: status === 'CREATE_IN_PROGRESS' ? ['CREATE_COMPLETE'] : [] }
    expect((await planFor(cloud({ ...stack }))).accounts[0]?.stack.action).toBe(action)
    const aws = cloud({ ...stack })
    await atWork().run({ skip: ['flowLogs'], consent: ANY_CONSENT }, () => aws)
    expect(aws.calls.writes().map((call) => call.action.split(':')[1])).toEqual(writes)
  })

  test('another ExternalID: blocked', async () => {
    const plan = await planFor(cloud({ outputs: { AccountID: '111122223333', ExternalID: 'acme-old' } }))
    expect(plan.accounts[0]?.stack.action).toBe('blocked')
    expect(plan.totals.stacks).toBe(0)
  })

  test('a template that can not be used: blocked', async () => {
    const aws = cloud()
    aws.cloudFormation.template = { ...aws.cloudFormation.template, parameters: [] }
    expect((await planFor(aws)).accounts[0]?.stack.action).toBe('blocked')
  })

  test('no look: unknown', async () => {
    const aws = cloud()
    aws.calls.fail({ action: 'cloudformation:DescribeStacks', details: { reason: 'accessDenied' } })
    expect((await planFor(aws)).accounts[0]?.stack.action).toBe('unknown')
  })
})

test('templates are told apart by their hash', () => {
  const [a, same, another] = ['a', 'a', 'b'].map(withTemplate)
  const hashes = (...accounts: (AccountPlan | undefined)[]) =>
    templatesOf({ accounts: accounts.flatMap((account) => account ?? []) }).map(({ hash }) => hash)
  expect(hashes(a, same)).toEqual(['a'])
  expect(hashes(a, another)).toEqual(['a', 'b'])
  expect(hashes()).toEqual([])
})

function withTemplate(hash: string): AccountPlan {
  const template = {
    url: 'https://x',
    hash,
    parameters: [],
    capabilities: [],
    capabilitiesReason: '',
    resourceTypes: [],
  }
  return {
    accountId: '111111111111',
    name: 'prod',
    stack: { action: 'create', stackName: 'activeeye-security-monitor', region: 'us-east-1', template },
    regions: [],
  }
}

test('a stack that the edited file no longer agrees with is blocked, also without another look', async () => {
  const work = atWork()
  await work.run({ activity: 'plan' }, () => cloud({ status: 'CREATE_COMPLETE' }))
  const accounts = work.onboarding.accounts.map((account) => ({ ...account, externalId: 'acme-edited' }))
  const actionIn = (onboarding: typeof work.onboarding) =>
    planOf(onboarding, work.journal.facts()).accounts[0]?.stack.action
  expect(actionIn(work.onboarding)).toBe('none')
  expect(actionIn({ ...work.onboarding, accounts })).toBe('blocked')
})
