import { performance } from 'node:perf_hooks'
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  GetTemplateSummaryCommand,
} from '@aws-sdk/client-cloudformation'
import {
  CreateFlowLogsCommand,
  DescribeFlowLogsCommand,
  DescribeRegionsCommand,
  DescribeVpcsCommand,
  EC2Client,
  type EC2ClientConfig,
} from '@aws-sdk/client-ec2'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import pLimit from 'p-limit'
import { FLOW_LOG_DESTINATION, STACK_NAME, TEMPLATE_URL } from '../../../app/activeeye/prescribed.ts'
import { measuring } from './measuring.ts'
import { accountIds, IN_FLIGHT, ROLE_NAME } from './organizationShape.ts'

/**
 * What a good engineer writes in an afternoon: the same work with the SDK alone, all accounts at once, so many requests
 * in flight. A client for each account and Region; nothing is written down, and nobody is told.
 * `node bareLoop.ts ENDPOINT ACCOUNTS run|look|chain`. With `chain` only the longest chain of calls of one account of which each
 * needs the answer to the one before.
 */

const [endpoint = '', count = '1', work = 'run'] = process.argv.slice(2)
const limit = pLimit(IN_FLIGHT)
const requestHandler = new NodeHttpHandler({ httpAgent: { keepAlive: true, maxSockets: IN_FLIGHT } })
const common = { endpoint, requestHandler, maxAttempts: 10 }

const measure = measuring()
let firstDone: number | undefined
const sts = new STSClient({ ...common, region: 'us-east-1' })
if (work === 'chain') await chain(accountIds(1)[0] ?? '')
else await Promise.all(accountIds(Number(count)).map(account))
process.stdout.write(`${JSON.stringify(measure(firstDone))}\n`)

async function account(accountId: string): Promise<void> {
  const credentials = await assumeRole(accountId)
  const home = new EC2Client({ ...common, credentials, region: 'us-east-1' })
  const { Regions = [] } = await limit(() => home.send(new DescribeRegionsCommand({ AllRegions: true })))
  await Promise.all([
    stack(accountId, credentials),
    ...Regions.map(({ RegionName = '' }) => region(RegionName, credentials)),
  ])
  firstDone ??= performance.now()
}

async function assumeRole(accountId: string) {
  const { Credentials: given } = await limit(() =>
    sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${accountId}:role/${ROLE_NAME}`,
        RoleSessionName: 'bench',
      }),
    ),
  )
  return {
    accessKeyId: given?.AccessKeyId ?? '',
    secretAccessKey: given?.SecretAccessKey ?? '',
    sessionToken: given?.SessionToken ?? '',
  }
}

/**
 * Signing in, whose account it is, whether the stack is there, what the template says, creating it, whether it stands, and
 * whether it is of the text that was acknowledged. The chain of the flow logs is as long: the Regions, a look, the first VPC
 * for which ActiveEye's bucket is tried, the others, and a look.
 */
async function chain(accountId: string): Promise<void> {
  const credentials = await assumeRole(accountId)
  await new STSClient({ ...common, credentials, region: 'us-east-1' }).send(new GetCallerIdentityCommand({}))
  const cloudFormation = new CloudFormationClient({ ...common, credentials, region: 'us-east-1' })
  await cloudFormation.send(new GetTemplateSummaryCommand({ TemplateURL: TEMPLATE_URL }))
  await stack(accountId, credentials)
  await cloudFormation.send(new GetTemplateCommand({ StackName: STACK_NAME }))
}

type Credentials = NonNullable<EC2ClientConfig['credentials']>

async function region(name: string, credentials: Credentials): Promise<void> {
  const ec2 = new EC2Client({ ...common, credentials, region: name })
  const [{ Vpcs = [] }, { FlowLogs = [] }] = await Promise.all([
    limit(() => ec2.send(new DescribeVpcsCommand({}))),
    limit(() => ec2.send(new DescribeFlowLogsCommand({}))),
  ])
  if (work === 'look') return
  const covered = new Set(FlowLogs.map(({ ResourceId }) => ResourceId))
  const missing = Vpcs.flatMap(({ VpcId }) => (VpcId === undefined || covered.has(VpcId) ? [] : [VpcId]))
  if (missing.length === 0) return
  await limit(() =>
    ec2.send(
      new CreateFlowLogsCommand({
        ResourceType: 'VPC',
        ResourceIds: missing,
        TrafficType: 'ALL',
        LogDestinationType: 's3',
        LogDestination: FLOW_LOG_DESTINATION,
      }),
    ),
  )
  await limit(() => ec2.send(new DescribeFlowLogsCommand({})))
}

async function stack(accountId: string, credentials: Credentials): Promise<void> {
  const cloudFormation = new CloudFormationClient({ ...common, credentials, region: 'us-east-1' })
  const there = await limit(() =>
    cloudFormation.send(new DescribeStacksCommand({ StackName: STACK_NAME })),
  ).catch(() => undefined)
  if (there !== undefined || work === 'look') return
  await limit(() =>
    cloudFormation.send(
      new CreateStackCommand({
        StackName: STACK_NAME,
        TemplateURL: TEMPLATE_URL,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Parameters: [{ ParameterKey: 'ExternalID', ParameterValue: `bench-${accountId}` }],
      }),
    ),
  )
  for (;;) {
    const { Stacks } = await limit(() =>
      cloudFormation.send(new DescribeStacksCommand({ StackName: STACK_NAME })),
    )
    if (Stacks?.[0]?.StackStatus !== 'CREATE_IN_PROGRESS') return
  }
}
