import { FLOW_LOG_DESTINATION } from '../../../app/activeeye.ts'
import type { PracticeScenario, ScenarioFlowLog } from '../practiceScenario.ts'
import { EC2, PROD, SMALL, STAGING } from './smallScenario.ts'

const APP = { accountId: PROD.accountId, region: 'us-east-1', vpc: 'app' } as const

const OWN_BUCKET: ScenarioFlowLog = {
  ...APP,
  trafficType: 'ALL',
  destinationType: 's3',
  destination: 'arn:aws:s3:::acme-network-logs',
}
const OWN_LOG_GROUP: ScenarioFlowLog = {
  ...APP,
  trafficType: 'REJECT',
  destinationType: 'cloud-watch-logs',
  destination: '/acme/vpc-rejects',
}

/** Where VPCs and the flow logs that they have are what is special. */
export const flowLogScenarios = {
  'shared-vpc': {
    ...SMALL,
    name: 'shared-vpc',
    description: 'staging sees a VPC of prod: only its owner may give it a flow log.',
    vpcs: [
      ...SMALL.vpcs,
      { accountId: PROD.accountId, region: 'us-east-1', name: 'shared', sharedWith: [STAGING.accountId] },
    ],
  },
  'foreign-flow-logs': {
    ...SMALL,
    name: 'foreign-flow-logs',
    description:
      "prod has flow logs of its own, and one to ActiveEye's bucket that records rejected traffic only.",
    flowLogs: [
      OWN_BUCKET,
      OWN_LOG_GROUP,
      { ...OWN_BUCKET, vpc: 'default', trafficType: 'REJECT', destination: FLOW_LOG_DESTINATION },
    ],
  },
  'eventual-consistency': {
    ...SMALL,
    name: 'eventual-consistency',
    description: 'New flow logs are missing from the first two answers that should show them.',
    ec2: { ...EC2, hiddenDescribes: 2 },
  },
  'already-exists-top-level': {
    ...SMALL,
    name: 'already-exists-top-level',
    description:
      'A flow log cannot be seen at first and cannot be made again: FlowLogAlreadyExists refuses the whole request.',
    ec2: { ...EC2, flowLogAlreadyExists: 'topLevel' },
    flowLogs: [{ ...OWN_BUCKET, destination: FLOW_LOG_DESTINATION, hiddenDescribes: 2 }],
  },
  'flow-log-limit': {
    ...SMALL,
    name: 'flow-log-limit',
    description: 'A VPC of prod has as many flow logs as it may have.',
    ec2: { ...EC2, flowLogsPerVpc: 2 },
    flowLogs: [OWN_BUCKET, OWN_LOG_GROUP],
  },
  'delivery-failing': {
    ...SMALL,
    name: 'delivery-failing',
    description: "A VPC of prod has the right flow log, but it cannot deliver: 'Access error'.",
    flowLogs: [{ ...OWN_BUCKET, destination: FLOW_LOG_DESTINATION, deliveryError: 'Access error' }],
  },
  'bucket-not-ready': {
    ...SMALL,
    name: 'bucket-not-ready',
    description: "ActiveEye's bucket does not know prod yet (until POST /_practice/bucket/accept).",
    ec2: { ...EC2, bucketRefusals: [{ accountId: PROD.accountId }] },
  },
  'flaky-bucket': {
    ...SMALL,
    name: 'flaky-bucket',
    description: "ActiveEye's bucket refuses prod once without a reason, as has been reported of AWS.",
    ec2: { ...EC2, bucketRefusals: [{ accountId: PROD.accountId, calls: 1 }] },
  },
} as const satisfies Readonly<Record<string, PracticeScenario>>
