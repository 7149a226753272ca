import { describe, expect, onTestFinished, test } from 'vitest'
import { FLOW_LOG_DESTINATION, STACK_NAME, TEMPLATE_URL } from '../../app/activeeye/prescribed.ts'
import { AwsFailure, type AwsFailureDetails } from '../../app/aws/awsFailure.ts'
import type { Account } from '../../app/onboarding/onboarding.ts'
import { type AwsAccountsSettings, openAwsAccounts } from '../../main/accounts/awsAccounts.ts'
import type { PracticeCloud } from '../../main/practice/practiceCloud.ts'
import { MANAGEMENT, PROD, practice } from './practiceClients.ts'

/** The port as main/aws makes it, on the practice cloud. */

const signal = new AbortController().signal
const region = 'eu-west-1'

function connect(cloud: PracticeCloud, settings: Partial<AwsAccountsSettings> = {}) {
  const { accessKeyId, secretAccessKey, sessionToken } = cloud.credentials
  const env = {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  }
  const aws = openAwsAccounts({ endpoint: cloud.endpoint, env, ...settings })
  onTestFinished(() => aws.close())
  return aws
}

function accountOf(cloud: PracticeCloud, accountId: string): Account {
  const found = cloud.onboarding.accounts.find((account) => account.accountId === accountId)
  if (found === undefined) throw new Error(`${accountId} is not in the practice onboarding`)
  return found
}

async function failureOf(answer: Promise<unknown>): Promise<AwsFailureDetails> {
  const error = await answer.catch((thrown: unknown) => thrown)
  if (error instanceof AwsFailure) return error.details
  throw error
}

function callsOf(cloud: PracticeCloud, action: string): number {
  return Object.entries(cloud.calls())
    .filter(([call]) => call.endsWith(action))
    .reduce((sum, [, count]) => sum + count, 0)
}

describe('signing in', () => {
  test('every account of the onboarding is who it should be, for one GetCallerIdentity each', async () => {
    const cloud = await practice('ordinary')
    const aws = connect(cloud)
    const { accounts } = cloud.onboarding
    const found = await Promise.all(accounts.map((account) => aws.account(account).identify(signal)))
    expect(found.map(({ accountId }) => accountId)).toEqual(accounts.map(({ accountId }) => accountId))
    const others = accounts.filter(({ accountId }) => accountId !== MANAGEMENT)
    expect(callsOf(cloud, 'sts:AssumeRole')).toBe(others.length)
    // The way there is the management account's own identity.
    expect(callsOf(cloud, 'sts:GetCallerIdentity')).toBe(others.length + 1)
  })

  test('the organization lists its accounts', async () => {
    const cloud = await practice('ordinary')
    const listed = await connect(cloud).listOrganizationAccounts({ kind: 'environment' }, signal)
    const ids = listed.map(({ accountId }) => accountId)
    expect(ids).toEqual(expect.arrayContaining(cloud.onboarding.accounts.map(({ accountId }) => accountId)))
    expect(listed.find(({ accountId }) => accountId === PROD)).toMatchObject({ state: 'ACTIVE' })
  })

  test('an expired sign-in', async () => {
    const cloud = await practice('credentials-expire')
    const prod = connect(cloud).account(accountOf(cloud, PROD))
    const look = () => prod.flowLogsIn(region).describeVpcs(signal)
    for (let call = 0; call < 6; call += 1) await look()
    expect(await failureOf(look())).toMatchObject({ reason: 'signInExpired' })
  })
})

describe('flow logs', () => {
  test('made, found again and deleted', async () => {
    const cloud = await practice('ordinary')
    const ec2 = connect(cloud).account(accountOf(cloud, PROD)).flowLogsIn(region)
    const vpcs = await ec2.describeVpcs(signal)
    const [vpc] = vpcs.filter(({ ownerId }) => ownerId === PROD)
    const request = {
      clientToken: 'adapter-test',
      resourceIds: [vpc?.vpcId ?? ''],
      destination: FLOW_LOG_DESTINATION,
      maxAggregationInterval: 600,
      tags: { 'activeeye-onboarding': cloud.onboarding.id },
    } as const
    const { flowLogIds, unsuccessful, requestId } = await ec2.createFlowLogs(request)
    expect(unsuccessful).toEqual([])
    expect(requestId).not.toBe('')

    const made = (await ec2.describeFlowLogs(signal)).filter(({ flowLogId }) =>
      flowLogIds.includes(flowLogId),
    )
    expect(made).toEqual([
      expect.objectContaining({
        resourceId: vpc?.vpcId,
        destinationType: 's3',
        destination: FLOW_LOG_DESTINATION,
        trafficType: 'ALL',
        tags: request.tags,
      }),
    ])
    expect(await ec2.deleteFlowLogs(flowLogIds)).toEqual([])
    const left = await ec2.describeFlowLogs(signal)
    expect(left.map(({ flowLogId }) => flowLogId)).not.toEqual(expect.arrayContaining([...flowLogIds]))
  })

  test('Regions, enabled and not', async () => {
    const cloud = await practice('ordinary')
    const regions = await connect(cloud).account(accountOf(cloud, PROD)).describeRegions(signal)
    expect(regions).toContainEqual({ name: 'us-east-1', enabled: true })
    expect(regions.filter(({ enabled }) => !enabled)).not.toEqual([])
  })

  test('denied by the organization', async () => {
    const cloud = await practice('scp-blocked-region')
    const looking = connect(cloud).account(accountOf(cloud, PROD)).flowLogsIn(region).describeVpcs(signal)
    expect(await failureOf(looking)).toMatchObject({
      reason: 'blockedByOrganization',
      action: 'ec2:DescribeVpcs',
      deniedBy: 'service control policy',
    })
  })

  test('denied by the role', async () => {
    const cloud = await practice('access-denied-create-flow-logs')
    const ec2 = connect(cloud).account(accountOf(cloud, PROD)).flowLogsIn(region)
    const [vpc] = await ec2.describeVpcs(signal)
    const creating = ec2.createFlowLogs({
      clientToken: 'adapter-test',
      resourceIds: [vpc?.vpcId ?? ''],
      destination: FLOW_LOG_DESTINATION,
      maxAggregationInterval: 600,
      tags: {},
    })
    const failure = await failureOf(creating)
    expect(failure).toMatchObject({ reason: 'accessDenied', action: 'ec2:CreateFlowLogs' })
    expect(failure.message).not.toMatch(/encoded/i)
  })

  test('throttling and faults of AWS pass', async () => {
    const cloud = await practice('throttled')
    const ec2 = connect(cloud).account(accountOf(cloud, PROD)).flowLogsIn(region)
    await expect(ec2.describeVpcs(signal)).resolves.not.toEqual([])
    await expect(ec2.describeFlowLogs(signal)).resolves.toBeDefined()
  })

  test('a Region that never answers', async () => {
    const cloud = await practice('region-never-answers')
    const timeouts = { connection: 1_000, look: 300, write: 1_000 }
    const prod = connect(cloud, { timeouts }).account(accountOf(cloud, PROD))
    expect(await failureOf(prod.flowLogsIn(region).describeVpcs(signal))).toMatchObject({ reason: 'timeout' })
    await expect(prod.flowLogsIn('us-east-1').describeVpcs(signal)).resolves.toBeDefined()
  })
})

test('a stack from its template to its end', async () => {
  const cloud = await practice('ordinary')
  const stacks = connect(cloud).account(accountOf(cloud, PROD)).stacksIn('us-east-1')
  const template = await stacks.getTemplateSummary(TEMPLATE_URL, signal)
  expect(template.parameters.map(({ key }) => key)).toEqual(['ExternalID'])
  expect(template.capabilities).not.toEqual([])
  expect(await stacks.describeStack(STACK_NAME, signal)).toBeUndefined()

  const { stackId } = await stacks.createStack({
    name: STACK_NAME,
    templateUrl: TEMPLATE_URL,
    parameters: { ExternalID: 'acme-prod' },
    capabilities: template.capabilities,
    clientRequestToken: 'adapter-test',
    tags: { 'activeeye-onboarding': cloud.onboarding.id },
  })
  const status = async () => (await stacks.describeStack(stackId, signal))?.status
  await expect.poll(status, { timeout: 30_000 }).toBe('CREATE_COMPLETE')
  expect(await stacks.describeStack(STACK_NAME, signal)).toMatchObject({
    stackId,
    parameters: { ExternalID: 'acme-prod' },
    outputs: { AccountID: PROD, ExternalID: 'acme-prod' },
    tags: { 'activeeye-onboarding': cloud.onboarding.id },
  })
  expect(await stacks.describeStackEvents(stackId, signal)).not.toEqual([])
  expect(await stacks.describeFailures(stackId, signal)).toEqual([])

  await stacks.deleteStack(stackId, 'adapter-test-delete')
  await expect.poll(status, { timeout: 30_000 }).toBe('DELETE_COMPLETE')
  expect(await stacks.describeStack(STACK_NAME, signal)).toBeUndefined()
})

test('why a stack failed', async () => {
  const cloud = await practice('stack-rollback-complete')
  const stacks = connect(cloud).account(accountOf(cloud, PROD)).stacksIn('us-east-1')
  const stack = await stacks.describeStack(STACK_NAME, signal)
  expect(stack?.status).toBe('ROLLBACK_COMPLETE')
  const [cause] = await stacks.describeFailures(stack?.stackId ?? '', signal)
  expect(cause).toMatchObject({ status: 'CREATE_FAILED', reason: expect.stringMatching(/.+/) })
})
