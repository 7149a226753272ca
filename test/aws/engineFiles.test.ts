import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { CreateStackCommand, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation'
import {
  CreateFlowLogsCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeFlowLogsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FLOW_LOG_DESTINATION } from '../../app/activeeye/prescribed.ts'
import type { EngineFormat, EngineInput } from '../../app/engines/engine.ts'
import { ENGINE_FORMATS } from '../../app/engines/engineFormats.ts'
import { stacksetFormat } from '../../app/engines/stackset/stacksetFormat.ts'
import { DOCUMENT } from '../../app/engines/stackset/stacksetTemplate.ts'
import { terraformFormat } from '../../app/engines/terraform/terraformFormat.ts'
import { sampleEngineAccount, sampleEngineInput } from '../doubles/sampleEngineInput.ts'
import { findEngineChecks } from '../tools/engineChecks.ts'
import { type MotoCloud, startMoto } from './support/moto.ts'
import { LONG_TIMEOUT } from './support/timeouts.ts'

const run = promisify(execFile)
const RUN_DOCUMENT = fileURLToPath(new URL('support/runDocument.py', import.meta.url))

const EXAMPLES = fileURLToPath(new URL('../../assets/examples/headless', import.meta.url))
const LINT = 'import sys; from cfnlint.runner import main; sys.exit(main())'

/** Names and tags that mean something in every format. */
const HOSTILE = '"x" \u0024{path.module} %{ if true } */ # \n resource "a" "b" {}'

// While the tests are collected: on a fresh machine the parser is installed first.
const [moto, checks] = await Promise.all([startMoto(), engineChecks()])

async function engineChecks() {
  const found = await findEngineChecks()
  if (found.found) return found
  if (process.env.CI) throw new Error(found.why)
  process.stderr.write(
    `\n*** SKIPPED: no file for an engine is read by a program of others. ${found.why}\n\n`,
  )
  return undefined
}

async function write(format: EngineFormat, input: EngineInput): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'activeeye-engine-'))
  for (const { path, text } of format.files(input)) {
    await mkdir(join(directory, dirname(path)), { recursive: true })
    await writeFile(join(directory, path), text)
  }
  return directory
}

describe.skipIf(moto === undefined || checks === undefined)('the StackSet', LONG_TIMEOUT, () => {
  const ACCOUNT = '444455556666'
  const REGION = 'us-east-1'
  let cloud: MotoCloud
  let ec2: EC2Client
  let directory: string
  let template: string
  /** By what a VPC has before. */
  const vpcs = new Map<string, string>()

  beforeAll(async () => {
    if (moto === undefined) return
    cloud = moto
    ec2 = await cloud.ec2(ACCOUNT, REGION)
    for (const name of ['bare', 'covered', 'otherTraffic', 'subnetOnly', 'leftAlone', 'elsewhere']) {
      const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }))
      vpcs.set(name, Vpc?.VpcId ?? '')
    }
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({ VpcId: vpcOf('subnetOnly'), CidrBlock: '10.0.0.0/24' }),
    )
    await log('VPC', vpcOf('covered'), 'ALL')
    await log('VPC', vpcOf('otherTraffic'), 'REJECT')
    await log('Subnet', Subnet?.SubnetId ?? '', 'ALL')
    await ec2.send(
      new CreateFlowLogsCommand({
        ResourceType: 'VPC',
        ResourceIds: [vpcOf('elsewhere')],
        TrafficType: 'ALL',
        LogGroupName: '/acme/vpc',
        DeliverLogsPermissionArn: `arn:aws:iam::${ACCOUNT}:role/flow-logs`,
      }),
    )
    const account = sampleEngineAccount({
      accountId: ACCOUNT,
      vpcsLeftAlone: [{ region: REGION, vpcId: vpcOf('leftAlone') }],
    })
    const input = sampleEngineInput({ accounts: [account], customerTags: { CostCenter: '4711' } })
    directory = await write(stacksetFormat, input)
    template = stacksetFormat.files(input).find(({ path }) => path.endsWith('.yaml'))?.text ?? ''
  })

  afterAll(async () => {
    await rm(directory, { recursive: true, force: true })
    await moto?.[Symbol.asyncDispose]()
  })

  const vpcOf = (name: string) => vpcs.get(name) ?? ''

  async function log(ResourceType: 'VPC' | 'Subnet', id: string, TrafficType: 'ALL' | 'REJECT') {
    const request = { ResourceType, ResourceIds: [id], TrafficType }
    await ec2.send(
      new CreateFlowLogsCommand({
        ...request,
        LogDestinationType: 's3',
        LogDestination: FLOW_LOG_DESTINATION,
      }),
    )
  }

  async function flowLogs() {
    const { FlowLogs = [] } = await ec2.send(new DescribeFlowLogsCommand({}))
    return FlowLogs
  }

  /** The document's only step, run as Systems Manager would: its script, with what CloudFormation filled in. */
  async function execute(accountId: string): Promise<unknown> {
    const {
      accessKeyId,
      secretAccessKey,
      sessionToken = '',
    } = await (await cloud.ec2(accountId, REGION)).config.credentials()
    const env = {
      ...process.env,
      AWS_ENDPOINT_URL: cloud.endpoint,
      AWS_DEFAULT_REGION: REGION,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    }
    const { stdout } = await run(checks?.python ?? '', [RUN_DOCUMENT, DOCUMENT], { env })
    return JSON.parse(stdout)
  }

  test('has a template in which cfn-lint finds nothing, as in those of the examples', async () => {
    const files = [
      join(directory, 'activeeye-flow-logs.template.yaml'),
      ...['account-role', 'github-role', 'codebuild'].map((name) => join(EXAMPLES, `${name}.template.yaml`)),
    ]
    const { stdout } = await run(checks?.python ?? '', ['-c', LINT, '--include-checks', 'I', '--', ...files])
    expect(stdout).toBe('')
  })

  test('has a stack that moto creates whole', async () => {
    const cloudFormation = await cloud.cloudFormation(ACCOUNT, REGION)
    await cloudFormation.send(new CreateStackCommand({ StackName: 'StackSet-x', TemplateBody: template }))
    const { StackResources = [] } = await cloudFormation.send(
      new DescribeStackResourcesCommand({ StackName: 'StackSet-x' }),
    )
    expect(
      StackResources.map(({ LogicalResourceId, ResourceStatus }) => [LogicalResourceId, ResourceStatus]),
    ).toEqual(
      ['AutomationRole', 'EventsRole', 'CoverVpcs', 'NewVpc', 'SweepRule'].map((id) => [
        id,
        'CREATE_COMPLETE',
      ]),
    )
  })

  test('has a document that covers what a run would, and nothing twice', async () => {
    const before = await flowLogs()
    const first = await execute(ACCOUNT)
    const made = (await flowLogs()).filter(
      ({ FlowLogId }) => !before.some((log) => log.FlowLogId === FlowLogId),
    )
    expect(made.map(({ ResourceId }) => ResourceId)).toEqual(
      expect.arrayContaining([vpcOf('bare'), vpcOf('elsewhere')]),
    )
    // And the default VPC.
    expect(made).toHaveLength(3)
    for (const flowLog of made) {
      expect(flowLog).toMatchObject({
        TrafficType: 'ALL',
        LogDestination: FLOW_LOG_DESTINATION,
        MaxAggregationInterval: 600,
        Tags: [
          { Key: 'CostCenter', Value: '4711' },
          { Key: 'activeeye-handover', Value: 'stackset/0b9c1234-test' },
        ],
      })
    }
    expect(first).toMatchObject({
      covered: 1,
      leftAlone: [vpcOf('leftAlone')],
      otherwise: expect.arrayContaining([vpcOf('otherTraffic'), vpcOf('subnetOnly')]),
    })
    const after = await flowLogs()
    expect(await execute(ACCOUNT)).toMatchObject({ created: [], covered: 4 })
    expect(await flowLogs()).toEqual(after)
  })

  test('fails where the bucket refuses, with what AWS said', async () => {
    const other = '012345678901'
    const cloudFormation = await cloud.cloudFormation(other, REGION)
    const Parameters = [{ ParameterKey: 'Destination', ParameterValue: 'arn:aws:s3:::not-there' }]
    await cloudFormation.send(
      new CreateStackCommand({ StackName: 'StackSet-x', TemplateBody: template, Parameters }),
    )
    await expect(execute(other)).rejects.toThrow(/No flow log: .*vpc-\w+.*LogDestination/)
  })
})

test.skipIf(checks === undefined)('ShellCheck finds nothing in the scripts', LONG_TIMEOUT, async () => {
  const vpcsLeftAlone = [{ region: 'us-east-1', vpcId: 'vpc-0ff' }]
  const input = sampleEngineInput({
    accounts: [
      sampleEngineAccount({ vpcsLeftAlone }),
      sampleEngineAccount({ accountId: '012345678901', regions: ['us-east-1'] }),
    ],
  })
  const directories = await Promise.all(ENGINE_FORMATS.map((format) => write(format, input)))
  try {
    const scripts = directories.flatMap((directory) =>
      globSync('*.sh', { cwd: directory }).map((name) => join(directory, name)),
    )
    expect(scripts.length).toBeGreaterThan(3)
    // Beside what it looks for anyway: where `set -e` does not hold.
    const options = ['--enable=check-set-e-suppressed', '--format=gcc']
    const all = [...scripts, join(EXAMPLES, 'headless.sh')]
    // A finding ends it with status 1; what was found stands in the failure.
    const { stdout } = await run(checks?.shellcheck ?? '', [...options, ...all]).catch(
      (error: { readonly stdout?: string }) => ({ stdout: error.stdout ?? String(error) }),
    )
    expect(stdout).toBe('')
  } finally {
    await Promise.all(directories.map((directory) => rm(directory, { recursive: true, force: true })))
  }
})

describe.skipIf(checks === undefined)('the Terraform files', LONG_TIMEOUT, () => {
  /** Prints the addresses of all resources, and of all imports, as the parser read them. */
  const READ = `
import glob, hcl2, json, sys
resources, imports = [], []
for path in sorted(glob.glob(sys.argv[1] + "/*/*.tf")):
    file = hcl2.load(open(path))
    for block in file.get("resource", []):
        for kind, named in block.items():
            resources += [json.loads(kind) + "." + json.loads(name) for name in named]
    imports += [block["to"].strip("\${}") for block in file.get("import", [])]
print(json.dumps([resources, imports]))
`

  test('parse, and hold a resource for each VPC to cover, whatever is in the names', async () => {
    const account = sampleEngineAccount({ name: HOSTILE })
    const vpc = { vpcId: HOSTILE, name: HOSTILE, action: 'create' } as const
    const input = sampleEngineInput({
      accounts: [
        { ...account, seen: [...account.seen, { region: 'eu-central-1', vpcs: [vpc] }] },
        sampleEngineAccount({
          accountId: '012345678901',
          seen: [],
          stack: { stackId: 'arn', region: 'us-east-1', madeByUs: true },
        }),
      ],
      customerTags: { [HOSTILE]: HOSTILE },
    })
    const directory = await write(terraformFormat, input)
    try {
      const env = { ...process.env, PYTHONPATH: checks?.path }
      const { stdout } = await run(checks?.python ?? '', ['-c', READ, directory], { env })
      expect(JSON.parse(stdout)).toEqual([
        [
          'aws_cloudformation_stack.activeeye',
          'aws_flow_log.vpc_0aa',
          'aws_flow_log.vpc_0bb',
          'aws_flow_log.vpc_0ee',
          expect.stringMatching(/^aws_flow_log\._x_\w+$/),
          'aws_cloudformation_stack.activeeye',
        ],
        ['aws_cloudformation_stack.activeeye', 'aws_flow_log.vpc_0bb'],
      ])
    } finally {
      await rm(directory, { recursive: true, force: true })
    }
  })
})
