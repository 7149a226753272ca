import {
  CreateFlowLogsCommand,
  type CreateFlowLogsCommandInput,
  type CreateFlowLogsCommandOutput,
  DeleteFlowLogsCommand,
  DescribeFlowLogsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  type FlowLog as Ec2FlowLog,
  type Vpc as Ec2Vpc,
  type Filter,
  type NetworkInterface,
  type Subnet,
  type UnsuccessfulItem,
} from '@aws-sdk/client-ec2'
import pLimit from 'p-limit'
import { TRAFFIC_TYPE } from '../../app/activeeye/prescribed.ts'
import type {
  CreateFlowLogsRequest,
  DryRunAnswer,
  FlowLog,
  FlowLogsApi,
  Unsuccessful,
  Vpc,
  VpcPart,
} from '../../app/aws/awsAccount.ts'
import { resourceTypeOf } from '../../app/aws/resourceType.ts'
import { ForeignAnswerError } from '../failures/foreignAnswerError.ts'
import { type Thrown, thrownChain } from '../failures/thrownChain.ts'
import type { Clients, Signer } from './clients.ts'
import { EC2 } from './ec2.ts'
import { everyPage, pageInput } from './everyPage.ts'
import { member, textMember } from './ownAnswer.ts'
import { tagList, tagRecord } from './tags.ts'

/** EC2's request limits are per account, Region and API; two calls at a time never exhaust them. */
const IN_FLIGHT = 2
const FILTER_VALUES = 200

/** EC2 in one Region of one account. MaxResults is never sent: without it one call normally suffices. */
export function flowLogsApi(clients: Clients, region: string, signer: Signer): FlowLogsApi {
  const ec2 = clients.client(EC2, region, signer)
  const limit = pLimit(IN_FLIGHT)

  const interfaces = (Filters: Filter[], signal: AbortSignal) =>
    everyPage((token) =>
      ec2.calls.look('ec2:DescribeNetworkInterfaces', signal, (options) =>
        limit(async () => {
          const command = new DescribeNetworkInterfacesCommand({ ...pageInput(token), Filters })
          const page = await (await ec2.client()).send(command, options)
          return { items: member(page, 'NetworkInterfaces').map(interfacePart), nextToken: page.NextToken }
        }),
      ),
    )

  return {
    describeVpcs: (signal) =>
      everyPage((token) =>
        ec2.calls.look('ec2:DescribeVpcs', signal, (options) =>
          limit(async () => {
            const page = await (await ec2.client()).send(new DescribeVpcsCommand(pageInput(token)), options)
            return { items: member(page, 'Vpcs').map(vpc), nextToken: page.NextToken }
          }),
        ),
      ),
    describeFlowLogs: (signal) =>
      everyPage((token) =>
        ec2.calls.look('ec2:DescribeFlowLogs', signal, (options) =>
          limit(async () => {
            const page = await (await ec2.client()).send(
              new DescribeFlowLogsCommand(pageInput(token)),
              options,
            )
            return { items: member(page, 'FlowLogs').map(flowLog), nextToken: page.NextToken }
          }),
        ),
      ),
    describeSubnets: (subnetIds, signal) =>
      eachBatch(subnetIds, (batch) =>
        everyPage((token) =>
          ec2.calls.look('ec2:DescribeSubnets', signal, (options) =>
            limit(async () => {
              const input = { ...pageInput(token), Filters: [{ Name: 'subnet-id', Values: batch }] }
              const page = await (await ec2.client()).send(new DescribeSubnetsCommand(input), options)
              const items = member(page, 'Subnets').map(subnetPart)
              return { items, nextToken: page.NextToken }
            }),
          ),
        ),
      ),
    describeNetworkInterfaces: (networkInterfaceIds, signal) =>
      eachBatch(networkInterfaceIds, (batch) =>
        interfaces([{ Name: 'network-interface-id', Values: batch }], signal),
      ),
    describeTaggedInterfaces: (vpcId, { key, value }, signal) =>
      interfaces(
        [
          { Name: 'vpc-id', Values: [vpcId] },
          { Name: `tag:${key}`, Values: [value] },
        ],
        signal,
      ),
    createFlowLogs: (request) =>
      ec2.calls.write('ec2:CreateFlowLogs', (options) =>
        limit(async () => {
          const command = new CreateFlowLogsCommand(createInput(request))
          const answer = await (await ec2.client()).send(command, options)
          const { FlowLogIds = [], Unsuccessful = [] } = answer
          if (FlowLogIds.length + Unsuccessful.length === 0) {
            throw new ForeignAnswerError('it names neither FlowLogIds nor Unsuccessful')
          }
          return {
            flowLogIds: FlowLogIds,
            unsuccessful: Unsuccessful.map(unsuccessful),
            requestId: answer.$metadata.requestId ?? '',
          }
        }),
      ),
    deleteFlowLogs: (flowLogIds) =>
      ec2.calls.write('ec2:DeleteFlowLogs', (options) =>
        limit(async () => {
          const command = new DeleteFlowLogsCommand({ FlowLogIds: [...flowLogIds] })
          const answer = await (await ec2.client()).send(command, options)
          return (answer.Unsuccessful ?? []).map(unsuccessful)
        }),
      ),
    dryRunCreateFlowLogs: (request, signal) =>
      ec2.calls.look('ec2:CreateFlowLogs', signal, (options) =>
        limit(async () => {
          const command = new CreateFlowLogsCommand({ ...createInput(request), DryRun: true })
          return dryRunAnswer(
            (await ec2.client()).send(command, options),
            ({ FlowLogIds = [] }) => FlowLogIds,
          )
        }),
      ),
    dryRunDeleteFlowLogs: (flowLogIds, signal) =>
      ec2.calls.look('ec2:DeleteFlowLogs', signal, (options) =>
        limit(async () => {
          const command = new DeleteFlowLogsCommand({ FlowLogIds: [...flowLogIds], DryRun: true })
          return dryRunAnswer((await ec2.client()).send(command, options), ({ Unsuccessful = [] }) => {
            const kept = new Set(Unsuccessful.map(({ ResourceId }) => ResourceId))
            return flowLogIds.filter((id) => !kept.has(id))
          })
        }),
      ),
  }
}

/**
 * Asks by a filter, since a list of IDs with one that does not exist is refused as a whole. EC2 takes at most 200 values
 * in a filter.
 */
async function eachBatch<Item>(
  ids: readonly string[],
  read: (batch: string[]) => Promise<readonly Item[]>,
): Promise<readonly Item[]> {
  const items: Item[] = []
  for (let from = 0; from < ids.length; from += FILTER_VALUES) {
    items.push(...(await read(ids.slice(from, from + FILTER_VALUES))))
  }
  return items
}

function createInput(request: CreateFlowLogsRequest): CreateFlowLogsCommandInput {
  return {
    ClientToken: request.clientToken,
    ResourceType: resourceTypeOf(request.resourceIds[0] ?? ''),
    ResourceIds: [...request.resourceIds],
    TrafficType: TRAFFIC_TYPE,
    // The default would be CloudWatch Logs. For s3, AWS refuses a DeliverLogsPermissionArn.
    LogDestinationType: 's3',
    LogDestination: request.destination,
    MaxAggregationInterval: request.maxAggregationInterval,
    TagSpecifications: [{ ResourceType: 'vpc-flow-log', Tags: tagList(request.tags) }],
  }
}

function vpc(from: Ec2Vpc): Vpc {
  return {
    vpcId: textMember(from, 'VpcId'),
    ownerId: textMember(from, 'OwnerId'),
    name: tagRecord(from.Tags).Name ?? '',
    isDefault: from.IsDefault ?? false,
  }
}

function subnetPart(from: Subnet): VpcPart {
  return {
    resourceId: textMember(from, 'SubnetId'),
    vpcId: textMember(from, 'VpcId'),
    ownerId: textMember(from, 'OwnerId'),
    name: tagRecord(from.Tags).Name ?? '',
  }
}

/** EC2 says TagSet of a network interface where it says Tags of everything else. */
function interfacePart(from: NetworkInterface): VpcPart {
  return {
    resourceId: textMember(from, 'NetworkInterfaceId'),
    vpcId: textMember(from, 'VpcId'),
    ownerId: textMember(from, 'OwnerId'),
    subnetId: textMember(from, 'SubnetId'),
    name: tagRecord(from.TagSet).Name ?? '',
  }
}

function flowLog(from: Ec2FlowLog): FlowLog {
  return {
    flowLogId: textMember(from, 'FlowLogId'),
    resourceId: textMember(from, 'ResourceId'),
    destinationType: from.LogDestinationType ?? '',
    destination: from.LogDestination ?? from.LogGroupName ?? '',
    trafficType: textMember(from, 'TrafficType'),
    logFormat: from.LogFormat ?? '',
    destinationOptions: {
      fileFormat: from.DestinationOptions?.FileFormat ?? 'plain-text',
      hiveCompatiblePartitions: from.DestinationOptions?.HiveCompatiblePartitions ?? false,
      perHourPartition: from.DestinationOptions?.PerHourPartition ?? false,
    },
    maxAggregationInterval: from.MaxAggregationInterval,
    status: from.FlowLogStatus ?? '',
    deliverLogsStatus: from.DeliverLogsStatus ?? '',
    deliverLogsErrorMessage: from.DeliverLogsErrorMessage ?? '',
    tags: tagRecord(from.Tags),
  }
}

function unsuccessful(from: UnsuccessfulItem): Unsuccessful {
  return {
    resourceId: from.ResourceId ?? '',
    code: from.Error?.Code ?? '',
    message: from.Error?.Message ?? '',
  }
}

/**
 * Reads the answer to a call with DryRun. AWS answers with an error either way; every error but DryRunOperation is thrown.
 * @param changed the flow logs that were changed, when the answer is that of a call without DryRun.
 */
async function dryRunAnswer<Output extends Pick<CreateFlowLogsCommandOutput, '$metadata'>>(
  sent: Promise<Output>,
  changed: (output: Output) => readonly string[],
): Promise<DryRunAnswer> {
  try {
    const output = await sent
    return { kind: 'done', ids: changed(output), requestId: output.$metadata.requestId ?? '' }
  } catch (error) {
    if (thrownChain(error).some(isDryRunOperation)) return { kind: 'wouldSucceed' }
    throw error
  }
}

function isDryRunOperation({ code, httpStatus }: Thrown): boolean {
  return code === 'DryRunOperation' && httpStatus !== undefined && httpStatus >= 400
}
