import { ENGINE_TAG, type Engine, engineTagValue } from '../activeeye/engines.ts'
import { partitionOf } from '../aws/partition.ts'
import { jsonText } from '../text/jsonText.ts'
import type { EngineInput } from './engine.ts'

/**
 * The least permissions for an engine in one account, as the JSON text of an IAM policy: to look, and to create flow
 * logs with its tag.
 * @param more statements of the engine's own
 */
export function flowLogPolicy(
  { destination, onboardingId }: Pick<EngineInput, 'destination' | 'onboardingId'>,
  engine: Engine,
  more: readonly Readonly<Record<string, unknown>>[] = [],
): string {
  const partition = partitionOf(destination)
  const flowLogs = `arn:${partition}:ec2:*:*:vpc-flow-log/*`
  const Statement = [
    {
      Sid: 'Look',
      Effect: 'Allow',
      // EC2's Describe actions do not support resource-level permissions.
      Action: ['ec2:DescribeRegions', 'ec2:DescribeVpcs', 'ec2:DescribeFlowLogs'],
      Resource: '*',
    },
    {
      Sid: 'CreateFlowLogs',
      Effect: 'Allow',
      Action: 'ec2:CreateFlowLogs',
      Resource: [`arn:${partition}:ec2:*:*:vpc/*`, flowLogs],
    },
    {
      Sid: 'TagFlowLogs',
      Effect: 'Allow',
      Action: 'ec2:CreateTags',
      Resource: flowLogs,
      Condition: {
        StringEquals: {
          'ec2:CreateAction': 'CreateFlowLogs',
          [`aws:RequestTag/${ENGINE_TAG}`]: engineTagValue(engine, onboardingId),
        },
      },
    },
    {
      Sid: 'DeliverLogs',
      Effect: 'Allow',
      Action: ['logs:CreateLogDelivery', 'logs:DeleteLogDelivery'],
      Resource: '*',
    },
    ...more,
  ]
  return `${jsonText({ Version: '2012-10-17', Statement })}\n`
}

/** To delete what this engine made for this onboarding, and nothing else. */
export function removeStatement(
  { destination, onboardingId }: Pick<EngineInput, 'destination' | 'onboardingId'>,
  engine: Engine,
): Readonly<Record<string, unknown>> {
  return {
    Sid: 'DeleteFlowLogs',
    Effect: 'Allow',
    Action: 'ec2:DeleteFlowLogs',
    Resource: `arn:${partitionOf(destination)}:ec2:*:*:vpc-flow-log/*`,
    Condition: {
      StringEquals: { [`aws:ResourceTag/${ENGINE_TAG}`]: engineTagValue(engine, onboardingId) },
    },
  }
}
