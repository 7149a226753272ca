import type {
  CreateFlowLogsAnswer,
  CreateFlowLogsRequest,
  DestinationOptions,
  DryRunAnswer,
  FlowLog,
  FlowLogsApi,
  Unsuccessful,
  Vpc,
  VpcPart,
} from '../../app/aws/awsAccount.ts'
import { resourceTypeOf } from '../../app/aws/resourceType.ts'
import { type FakeCalls, refuse } from './fakeCalls.ts'

/** One Region, as its flow logs see it. Tests change it as they like. */
export interface FakeRegion {
  readonly name: string
  enabled: boolean
  vpcs: Vpc[]
  flowLogs: FakeFlowLog[]
  /** By the ID of a subnet or network interface: its VPC. */
  parts: ReadonlyMap<string, string>
  /** What is to be known of a network interface beside its VPC. */
  interfaces: ReadonlyMap<string, FakeInterface>
  /** DescribeFlowLogs does not list a new flow log for this many looks. */
  hiddenLooks: number
  /** Whether the bucket refuses this VPC's flow log, each time it is asked for. */
  bucketRefuses: (vpcId: string) => boolean
  /** VPCs that can't have another flow log. */
  full: ReadonlySet<string>
  /** How AWS says FlowLogAlreadyExists: for the VPC, or for the whole call with the VPCs before it done. */
  alreadyExists: 'inside' | 'topLevel'
  /** AWS does not say by what it tells that two flow logs are the same; here it may fail to. */
  allowsDuplicates: boolean
  /** Flow logs that DeleteFlowLogs leaves where they are. */
  undeletable: ReadonlySet<string>
  /** As no AWS does: a call with DryRun is carried out. */
  ignoresDryRun: boolean
}

/** Left out: it belongs to the account of the tests, and has no tags. */
export interface FakeInterface {
  readonly ownerId?: string
  readonly subnetId?: string
  readonly tags?: Readonly<Record<string, string>>
}

export const DEFAULT_OPTIONS: DestinationOptions = {
  fileFormat: 'plain-text',
  hiveCompatiblePartitions: false,
  perHourPartition: false,
}

export interface FakeFlowLog extends FlowLog {
  hiddenLooks: number
}

export function fakeRegion(name: string, changes: Partial<FakeRegion> = {}): FakeRegion {
  return {
    name,
    enabled: true,
    vpcs: [],
    flowLogs: [],
    parts: new Map(),
    interfaces: new Map(),
    hiddenLooks: 0,
    bucketRefuses: () => false,
    full: new Set(),
    alreadyExists: 'inside',
    allowsDuplicates: false,
    undeletable: new Set(),
    ignoresDryRun: false,
    ...changes,
  }
}

const ALREADY = 'FlowLogAlreadyExists'

/** EC2 in one Region. Remembers the answer to each token, refusals included: the strict reading of idempotency. */
export function fakeFlowLogs(region: FakeRegion, calls: FakeCalls, nextId: () => number): FlowLogsApi {
  const answers = answersOf(region)
  const { name } = region

  function create(request: CreateFlowLogsRequest): CreateFlowLogsAnswer {
    const refused = (code: string) => refuse('ec2:CreateFlowLogs', code)
    const words = JSON.stringify({ ...request, clientToken: '' })
    const earlier = answers.get(request.clientToken)
    if (earlier?.words === words) return earlier.answer
    if (earlier !== undefined) throw refused('IdempotentParameterMismatch')
    if (request.clientToken.length > 64) throw refused('InvalidParameterValue')
    if (request.resourceIds.length === 0) throw refused('MissingParameter')
    if (request.resourceIds.length > 300) throw refused('InvalidParameterValue')
    const types = new Set(request.resourceIds.map(resourceTypeOf))
    if (types.size > 1) throw refused('InvalidParameterValue')
    const known = new Set([...region.vpcs.map(({ vpcId }) => vpcId), ...region.parts.keys()])
    if (request.resourceIds.some((id) => !known.has(id))) throw refused(NOT_FOUND[[...types][0] ?? 'VPC'])

    const flowLogIds: string[] = []
    const unsuccessful: Unsuccessful[] = []
    for (const vpcId of request.resourceIds) {
      const refusal = refusalOf(vpcId, request.destination)
      if (refusal?.code === ALREADY && region.alreadyExists === 'topLevel') throw refused(ALREADY)
      if (refusal !== undefined) {
        unsuccessful.push({ resourceId: vpcId, ...refusal })
        continue
      }
      const flowLogId = `fl-${nextId()}`
      flowLogIds.push(flowLogId)
      region.flowLogs.push({ ...flowLogOf(vpcId, request), flowLogId, hiddenLooks: region.hiddenLooks })
    }
    const answer = { flowLogIds, unsuccessful, requestId: `req-${nextId()}` }
    answers.set(request.clientToken, { words, answer })
    return answer
  }

  function refusalOf(vpcId: string, destination: string): Omit<Unsuccessful, 'resourceId'> | undefined {
    if (region.bucketRefuses(vpcId)) {
      // Code and message as they were seen: hashicorp/terraform-provider-aws PR #7528.
      return {
        code: '400',
        message:
          'Access Denied for LogDestination: delta-risk-flowlog-ingest. Please check LogDestination permission',
      }
    }
    const onVpc = region.flowLogs.filter((flowLog) => flowLog.resourceId === vpcId)
    const same = onVpc.some((flowLog) => flowLog.destination === destination && flowLog.trafficType === 'ALL')
    if (same && !region.allowsDuplicates) return { code: ALREADY, message: 'There is an existing Flow Log.' }
    if (region.full.has(vpcId))
      return { code: 'FlowLogsLimitExceeded', message: 'You have reached the limit.' }
    return undefined
  }

  function remove(flowLogIds: readonly string[]): Unsuccessful[] {
    const known = new Set(region.flowLogs.map(({ flowLogId }) => flowLogId))
    if (flowLogIds.some((id) => !known.has(id)))
      throw refuse('ec2:DeleteFlowLogs', 'InvalidFlowLogId.NotFound')
    const kept = flowLogIds.filter((id) => region.undeletable.has(id))
    region.flowLogs = region.flowLogs.filter(
      ({ flowLogId }) => kept.includes(flowLogId) || !flowLogIds.includes(flowLogId),
    )
    return kept.map((resourceId) => ({ resourceId, code: 'UnauthorizedOperation', message: 'Not allowed.' }))
  }

  return {
    describeVpcs: (signal) =>
      calls.answer({ action: 'ec2:DescribeVpcs', region: name }, () => [...region.vpcs], signal),
    describeFlowLogs: (signal) =>
      calls.answer({ action: 'ec2:DescribeFlowLogs', region: name }, () => visible(region), signal),
    describeSubnets: (ids, signal) =>
      calls.answer(
        { action: 'ec2:DescribeSubnets', region: name, about: ids },
        () => partsAmong(region, ids),
        signal,
      ),
    describeNetworkInterfaces: (ids, signal) =>
      calls.answer(
        { action: 'ec2:DescribeNetworkInterfaces', region: name, about: ids },
        () => partsAmong(region, ids),
        signal,
      ),
    describeTaggedInterfaces: (vpcId, { key, value }, signal) =>
      calls.answer(
        { action: 'ec2:DescribeNetworkInterfaces', region: name, about: [vpcId, key, value] },
        () =>
          partsAmong(region, [...region.interfaces.keys()]).filter(
            (part) => part.vpcId === vpcId && region.interfaces.get(part.resourceId)?.tags?.[key] === value,
          ),
        signal,
      ),
    createFlowLogs: (request) =>
      calls.answer(
        {
          action: 'ec2:CreateFlowLogs',
          region: name,
          token: request.clientToken,
          about: request.resourceIds,
        },
        () => create(request),
      ),
    deleteFlowLogs: (flowLogIds) =>
      calls.answer({ action: 'ec2:DeleteFlowLogs', region: name, about: flowLogIds }, () =>
        remove(flowLogIds),
      ),
    // As AWS documents it: permissions are checked, and nothing else.
    dryRunCreateFlowLogs: (request, signal) => {
      const { clientToken: token, resourceIds: about } = request
      return calls.answer(
        { action: 'ec2:CreateFlowLogs', region: name, token, about, dryRun: true },
        (): DryRunAnswer => {
          if (!region.ignoresDryRun) return { kind: 'wouldSucceed' }
          const { flowLogIds, requestId } = create(request)
          return { kind: 'done', ids: flowLogIds, requestId }
        },
        signal,
      )
    },
    dryRunDeleteFlowLogs: (flowLogIds, signal) =>
      calls.answer(
        { action: 'ec2:DeleteFlowLogs', region: name, about: flowLogIds, dryRun: true },
        (): DryRunAnswer => {
          if (!region.ignoresDryRun) return { kind: 'wouldSucceed' }
          const kept = new Set(remove(flowLogIds).map(({ resourceId }) => resourceId))
          return { kind: 'done', ids: flowLogIds.filter((id) => !kept.has(id)), requestId: `req-${nextId()}` }
        },
        signal,
      ),
  }
}

interface Answered {
  readonly words: string
  readonly answer: CreateFlowLogsAnswer
}
/** AWS remembers tokens for the Region, not for whoever holds a client. */
const remembered = new WeakMap<FakeRegion, Map<string, Answered>>()
function answersOf(region: FakeRegion): Map<string, Answered> {
  const answers = remembered.get(region) ?? new Map<string, Answered>()
  remembered.set(region, answers)
  return answers
}

function partsAmong({ parts, interfaces }: FakeRegion, ids: readonly string[]): VpcPart[] {
  return ids.flatMap((resourceId) => {
    const vpcId = parts.get(resourceId)
    if (vpcId === undefined) return []
    const { ownerId = '111122223333', subnetId, tags = {} } = interfaces.get(resourceId) ?? {}
    const isInterface = resourceTypeOf(resourceId) === 'NetworkInterface'
    const inSubnet = isInterface ? { subnetId: subnetId ?? 'subnet-of-tests' } : {}
    return [{ resourceId, vpcId, ownerId, ...inSubnet, name: tags.Name ?? '' }]
  })
}

const NOT_FOUND = {
  VPC: 'InvalidVpcId.NotFound',
  Subnet: 'InvalidSubnetID.NotFound',
  NetworkInterface: 'InvalidNetworkInterfaceID.NotFound',
} as const

function visible(region: FakeRegion): FlowLog[] {
  return region.flowLogs.filter((flowLog) => {
    if (flowLog.hiddenLooks === 0) return true
    flowLog.hiddenLooks -= 1
    return false
  })
}

function flowLogOf(vpcId: string, request: CreateFlowLogsRequest): Omit<FlowLog, 'flowLogId'> {
  return {
    resourceId: vpcId,
    destinationType: 's3',
    destination: request.destination,
    trafficType: 'ALL',
    logFormat: '',
    destinationOptions: DEFAULT_OPTIONS,
    maxAggregationInterval: request.maxAggregationInterval,
    status: 'ACTIVE',
    deliverLogsStatus: 'SUCCESS',
    deliverLogsErrorMessage: '',
    tags: request.tags,
  }
}
