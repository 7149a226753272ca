import { CreateStackCommand } from '@aws-sdk/client-cloudformation'
import {
  CreateFlowLogsCommand,
  type CreateFlowLogsCommandInput,
  CreateVpcCommand,
  DescribeVpcsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2'
import type { PracticeScenario, ScenarioFlowLog } from '../../../main/practice/practiceScenario.ts'
import { type MotoCloud, put } from './moto.ts'

/** Somebody else's stack, of which nothing matters but that it stays. */
const OTHER_TEMPLATE = `
AWSTemplateFormatVersion: '2010-09-09'
Resources:
  Topic:
    Type: AWS::SNS::Topic
`

/** Puts into moto what a scenario has before anybody starts; the default VPCs are there already. */
export async function seedMoto(moto: MotoCloud, scenario: PracticeScenario): Promise<void> {
  const buckets = scenario.flowLogs.filter(({ destinationType }) => destinationType === 's3')
  for (const arn of new Set(buckets.map(({ destination }) => destination))) {
    await put(moto.endpoint, `/${arn.replace('arn:aws:s3:::', '')}`)
  }
  for (const { accountId, region, name } of scenario.vpcs) {
    const ec2 = await moto.ec2(accountId, region)
    const Tags = [{ Key: 'Name', Value: name }]
    await ec2.send(
      new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', TagSpecifications: [{ ResourceType: 'vpc', Tags }] }),
    )
  }
  for (const flowLog of scenario.flowLogs) {
    const ec2 = await moto.ec2(flowLog.accountId, flowLog.region)
    await ec2.send(new CreateFlowLogsCommand(flowLogRequest(flowLog, await vpcIdOf(ec2, flowLog.vpc))))
  }
  for (const { accountId, region, name } of scenario.stacks) {
    const cloudFormation = await moto.cloudFormation(accountId, region)
    await cloudFormation.send(new CreateStackCommand({ StackName: name, TemplateBody: OTHER_TEMPLATE }))
  }
}

function flowLogRequest(flowLog: ScenarioFlowLog, vpcId: string): CreateFlowLogsCommandInput {
  const { accountId, trafficType, destinationType, destination } = flowLog
  return {
    ResourceIds: [vpcId],
    ResourceType: 'VPC',
    TrafficType: trafficType,
    LogDestinationType: destinationType,
    ...(destinationType === 's3'
      ? { LogDestination: destination }
      : {
          LogGroupName: destination,
          DeliverLogsPermissionArn: `arn:aws:iam::${accountId}:role/acme-flow-logs`,
        }),
  }
}

async function vpcIdOf(ec2: EC2Client, name: string): Promise<string> {
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}))
  const vpc = Vpcs.find(({ IsDefault, Tags = [] }) =>
    name === 'default' ? IsDefault : Tags.some(({ Key, Value }) => Key === 'Name' && Value === name),
  )
  if (vpc?.VpcId === undefined) throw new Error(`moto has no VPC ${name}`)
  return vpc.VpcId
}
