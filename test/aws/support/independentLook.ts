import { ListStacksCommand } from '@aws-sdk/client-cloudformation'
import { DescribeFlowLogsCommand, DescribeVpcsCommand, type FlowLog } from '@aws-sdk/client-ec2'
import type { MotoCloud } from './moto.ts'
import { PROD, REGIONS, STAGING } from './twinScenario.ts'

/** What there is in one account and Region, seen with clients of the test's own. */
export interface Look {
  readonly accountId: string
  readonly region: string
  readonly vpcIds: readonly string[]
  readonly flowLogs: readonly FlowLog[]
  /** Names and statuses. */
  readonly stacks: readonly string[]
}

/** Everything that the twin's onboarding could have changed. */
export async function look(moto: MotoCloud): Promise<readonly Look[]> {
  const places = [PROD, STAGING].flatMap((accountId) => REGIONS.map((region) => ({ accountId, region })))
  return Promise.all(places.map(({ accountId, region }) => lookAt(moto, accountId, region)))
}

async function lookAt(moto: MotoCloud, accountId: string, region: string): Promise<Look> {
  const ec2 = await moto.ec2(accountId, region)
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}))
  const { FlowLogs = [] } = await ec2.send(new DescribeFlowLogsCommand({}))
  const cloudFormation = await moto.cloudFormation(accountId, region)
  const { StackSummaries = [] } = await cloudFormation.send(new ListStacksCommand({}))
  return {
    accountId,
    region,
    vpcIds: Vpcs.map(({ VpcId = '' }) => VpcId).toSorted(),
    flowLogs: FlowLogs.toSorted((a, b) => ((a.FlowLogId ?? '') < (b.FlowLogId ?? '') ? -1 : 1)),
    stacks: StackSummaries.map(({ StackName, StackStatus }) => `${StackName} ${StackStatus}`).toSorted(),
  }
}
