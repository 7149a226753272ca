import type { AwsAccount, CallerIdentity, FlowLog, Vpc } from '../../app/aws/awsAccount.ts'
import { type FakeCalls, fakeCalls } from './fakeCalls.ts'
import { DEFAULT_OPTIONS, type FakeFlowLog, type FakeRegion, fakeFlowLogs } from './fakeFlowLogs.ts'
import { type FakeCloudFormation, fakeCloudFormation, fakeStacks, sampleText } from './fakeStacks.ts'

/** One AWS account in memory. It outlives the process that is at work on it. */
export interface FakeAws extends AwsAccount {
  readonly calls: FakeCalls
  identity: CallerIdentity
  /** As DescribeRegions lists them. */
  readonly regions: readonly FakeRegion[]
  readonly cloudFormation: FakeCloudFormation
  region(name: string): FakeRegion
  /** Somebody signed in, or says so. */
  tellSignIn(): void
}

export const ACCOUNT_ID = '111122223333'

export function fakeAws(regions: readonly FakeRegion[] = [], accountId = ACCOUNT_ID): FakeAws {
  const calls = fakeCalls()
  const cloudFormation = fakeCloudFormation(accountId)
  let ids = 0
  const nextId = () => ++ids
  const waiting = new Set<() => void>()

  function region(name: string): FakeRegion {
    const found = regions.find((candidate) => candidate.name === name)
    if (found === undefined) throw new Error(`The test has no Region ${name}.`)
    return found
  }

  const listed = () => regions.map(({ name, enabled }) => ({ name, enabled }))

  const aws: FakeAws = {
    calls,
    regions,
    cloudFormation,
    region,
    identity: { accountId, arn: `arn:aws:sts::${accountId}:assumed-role/Admin/tester`, partition: 'aws' },
    identify: (signal) =>
      calls.answer({ action: 'sts:GetCallerIdentity', region: '' }, () => aws.identity, signal),
    signInNews: (signal) =>
      new Promise((resolve, reject) => {
        waiting.add(resolve)
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      }),
    tellSignIn() {
      for (const resolve of waiting) resolve()
      waiting.clear()
    },
    // As main/aws does it, but for the second way.
    describeRegions: (signal) => aws.ec2Regions(signal),
    ec2Regions: (signal) => calls.answer({ action: 'ec2:DescribeRegions', region: '' }, listed, signal),
    accountRegions: (signal) => calls.answer({ action: 'account:ListRegions', region: '' }, listed, signal),
    fetchTemplate: (url, signal) =>
      calls.answer(
        { action: 's3:GetObject', region: '', about: [url] },
        () => new TextEncoder().encode(cloudFormation.file ?? sampleText(cloudFormation.template)),
        signal,
      ),
    flowLogsIn: (name) => fakeFlowLogs(region(name), calls, nextId),
    stacksIn: (name) => fakeStacks(cloudFormation, name, calls, nextId),
  }
  return aws
}

export function fakeVpc(vpcId: string, changes: Partial<Vpc> = {}): Vpc {
  return { vpcId, ownerId: ACCOUNT_ID, name: '', isDefault: false, ...changes }
}

/** One to ActiveEye as it should be, not made by us. */
export function fakeFlowLog(resourceId: string, changes: Partial<FlowLog> = {}): FakeFlowLog {
  return {
    flowLogId: `fl-on-${resourceId}`,
    resourceId,
    destinationType: 's3',
    destination: 'arn:aws:s3:::delta-risk-flowlog-ingest',
    trafficType: 'ALL',
    logFormat: '',
    destinationOptions: DEFAULT_OPTIONS,
    maxAggregationInterval: 600,
    status: 'ACTIVE',
    deliverLogsStatus: 'SUCCESS',
    deliverLogsErrorMessage: '',
    tags: {},
    hiddenLooks: 0,
    ...changes,
  }
}
