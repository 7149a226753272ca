import { type ActionName, behind } from '../aws/actions.ts'
import type { FlowLog, FlowLogsApi, Vpc } from '../aws/awsAccount.ts'
import { flowLogDestinationOf } from '../onboarding/activeeyeAddresses.ts'
import { hasOurTag, ourTags } from '../steps/writes.ts'
import { ask, type Finding, type Looking, notLooked, unknown } from './finding.ts'
import { tryDryRun } from './tryDryRun.ts'

/** Valid IDs that nothing has. */
const NO_FLOW_LOG = 'fl-00000000000000000'
const NO_SUBNET = 'subnet-00000000000000000'
const NO_INTERFACE = 'eni-00000000000000000'

/** The permissions for flow logs in a Region. Two calls at a time; the writes are tried only where there is a VPC. */
export async function lookInRegion(looking: Looking, region: string): Promise<readonly Finding[]> {
  const { aws, signal, undo } = looking
  const api = aws.flowLogsIn(region)
  const [vpcs, flowLogs, subnets, interfaces] = await Promise.all([
    ask('ec2:DescribeVpcs', () => api.describeVpcs(signal)),
    ask('ec2:DescribeFlowLogs', () => api.describeFlowLogs(signal)),
    ask('ec2:DescribeSubnets', () => api.describeSubnets([NO_SUBNET], signal)),
    ask('ec2:DescribeNetworkInterfaces', () => api.describeNetworkInterfaces([NO_INTERFACE], signal)),
  ])
  const tried =
    vpcs.answer === undefined
      ? writes(undo).map((action) => notLooked(action, noVpcs(region), 'noVpcs'))
      : await tryWrites(looking, region, api, vpcs.answer, flowLogs.answer ?? [])
  const looked = [vpcs, flowLogs, subnets, interfaces].flatMap(({ findings }) => findings)
  return [...looked, ...tried].map((finding) => ({ ...finding, region }))
}

/** No findings where the account has no VPC, since nothing would be created there. */
async function tryWrites(
  looking: Looking,
  region: string,
  api: FlowLogsApi,
  vpcs: readonly Vpc[],
  flowLogs: readonly FlowLog[],
): Promise<readonly Finding[]> {
  const { account, onboarding, signal, undo } = looking
  const own = vpcs.filter(({ ownerId }) => ownerId === account.accountId)
  const logged = new Set(flowLogs.map(({ resourceId }) => resourceId))
  const vpc = own.find(({ vpcId }) => !logged.has(vpcId)) ?? own[0]
  if (vpc === undefined) return []
  const created = await tryDryRun(
    looking,
    region,
    { kind: 'createFlowLogs', vpcIds: [vpc.vpcId] },
    // The same request as a run makes, with its tags, since tagging needs a separate permission.
    (clientToken) =>
      api.dryRunCreateFlowLogs(
        {
          clientToken,
          resourceIds: [vpc.vpcId],
          destination: flowLogDestinationOf(onboarding),
          maxAggregationInterval: onboarding.flowLogs.maxAggregationInterval,
          tags: ourTags(looking, onboarding.tags),
        },
        signal,
      ),
  )
  if (!undo) return created
  const ours = flowLogs.find(({ tags }) => hasOurTag(onboarding.id, tags))?.flowLogId
  // A flow log is named only to an endpoint that is known to honour DryRun.
  const named = looking.dryRuns.areHonoured() ? ours : undefined
  const flowLogIds = [named ?? NO_FLOW_LOG]
  const deleted = await tryDryRun(looking, region, { kind: 'deleteFlowLogs', flowLogIds }, () =>
    api.dryRunDeleteFlowLogs(flowLogIds, signal),
  )
  return [...created, ...(named === undefined ? deleted.map(unlessDenied) : deleted)]
}

/** The operator's policy allows to delete what carries the tag. What does not exist carries none, so it is denied. */
function unlessDenied(finding: Finding): Finding {
  return finding.state === 'missing' ? unknown(finding.action, NOTHING_TO_DELETE) : finding
}

const NOTHING_TO_DELETE =
  'The policy may allow it only for flow logs with the tag of the onboarding, and there is none here to try it with.'

/** The findings for a Region that the account has not enabled. */
export function notEnabled(region: string, undo: boolean): readonly Finding[] {
  const words = `The account has not enabled ${region}, so nothing can be looked at there.`
  const actions = [...LOOKS, ...writes(undo)]
  return actions.map((action) => ({ ...notLooked(action, words, 'notEnabled'), region }))
}

const LOOKS = [
  'ec2:DescribeVpcs',
  'ec2:DescribeFlowLogs',
  'ec2:DescribeSubnets',
  'ec2:DescribeNetworkInterfaces',
] as const

function writes(undo: boolean): readonly ActionName[] {
  const create = ['ec2:CreateFlowLogs', ...behind('ec2:CreateFlowLogs')] as const
  return undo ? [...create, 'ec2:DeleteFlowLogs'] : create
}

function noVpcs(region: string): string {
  return `It can be tried with a VPC only, and those of ${region} could not be listed.`
}
