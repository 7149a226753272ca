import { FLOW_LOG_DESTINATION } from '../../../app/activeeye.ts'
import type { SignedCall } from '../call.ts'
import type { FlowLogRequestParameters } from './flowLogRequest.ts'

/** What the bucket of a CreateFlowLogs says to this account. */
export interface BucketAnswer {
  readonly refusal: { readonly code: string; readonly message: string } | undefined
  /** How often ActiveEye's bucket has refused by now, by account. */
  readonly refusals: Readonly<Record<string, number>>
}

/**
 * "The bucket owner must add this policy to the bucket, specifying the AWS account ID of the flow log creator, or
 * flow log creation fails". Any other bucket is taken to be the account's own, to which EC2 adds the policy itself.
 */
export function askBucket(
  call: SignedCall,
  { destinationType, destination }: FlowLogRequestParameters,
): BucketAnswer {
  const { bucketRefusals: refusals, bucketOpen } = call.world
  const { accountId } = call.caller
  const rule = call.scenario.ec2.bucketRefusals.find((entry) => entry.accountId === accountId)
  const soFar = refusals[accountId] ?? 0
  const toActiveEye = destinationType === 's3' && bucketOf(destination) === bucketOf(FLOW_LOG_DESTINATION)
  if (!toActiveEye || bucketOpen || rule === undefined || soFar >= (rule.calls ?? Number.POSITIVE_INFINITY)) {
    return { refusal: undefined, refusals }
  }
  return {
    refusal: {
      code: '400',
      message: `Access Denied for LogDestination: ${bucketOf(destination)}. Please check LogDestination permission`,
    },
    refusals: { ...refusals, [accountId]: soFar + 1 },
  }
}

function bucketOf(arn: string): string {
  return arn.replace('arn:aws:s3:::', '').split('/')[0] ?? ''
}
