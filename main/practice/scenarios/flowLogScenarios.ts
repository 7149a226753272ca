import { FLOW_LOG_DESTINATION } from '../../../app/activeeye/prescribed.ts'
import type { PracticeScenario, ScenarioAccount, ScenarioFlowLog } from '../practiceScenario.ts'
import { EC2, PROD, SMALL, STAGING } from './smallScenario.ts'

const APP = { accountId: PROD.accountId, region: 'us-east-1', vpc: 'app' } as const

const OWN_BUCKET: ScenarioFlowLog = {
  ...APP,
  trafficType: 'ALL',
  destinationType: 's3',
  destination: 'arn:aws:s3:::acme-network-logs',
}
const TO_ACTIVEEYE: ScenarioFlowLog = { ...OWN_BUCKET, destination: FLOW_LOG_DESTINATION }
const OWN_LOG_GROUP: ScenarioFlowLog = {
  ...APP,
  trafficType: 'REJECT',
  destinationType: 'cloud-watch-logs',
  destination: '/acme/vpc-rejects',
}

const DATA: ScenarioAccount = { ...PROD, accountId: '555566667777', name: 'data' }
const DEV: ScenarioAccount = { ...STAGING, accountId: '666677778888', name: 'dev' }
const SANDBOX: ScenarioAccount = { ...STAGING, accountId: '077788889999', name: 'sandbox' }

/** Scenarios about VPCs, the flow logs that they have, and ActiveEye's bucket. */
export const flowLogScenarios = {
  'shared-vpc': {
    ...SMALL,
    name: 'shared-vpc',
    description: 'prod shares a VPC with staging. Only prod, the owner, can create its flow log.',
    vpcs: [
      ...SMALL.vpcs,
      { accountId: PROD.accountId, region: 'us-east-1', name: 'shared', sharedWith: [STAGING.accountId] },
    ],
  },
  'parts-of-vpcs': {
    ...SMALL,
    name: 'parts-of-vpcs',
    description:
      'A VPC of prod has three subnets, two for web servers. Choose parts of it on the page Plan: by their IDs, or network interfaces with the tag Role=web.',
    vpcs: [
      {
        accountId: PROD.accountId,
        region: 'us-east-1',
        name: 'web',
        sharedWith: [STAGING.accountId],
        subnets: [
          { name: 'web-a', interfaceTags: { Role: 'web' } },
          { name: 'web-b', interfaceTags: { Role: 'web' }, interfaceOwner: STAGING.accountId },
          { name: 'data', interfaceTags: { Role: 'db' } },
        ],
      },
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
  'differing-flow-logs': {
    ...SMALL,
    name: 'differing-flow-logs',
    description:
      "prod has flow logs to ActiveEye's bucket that differ: Parquet, hourly partitions, other fields, a folder, and on subnets only.",
    vpcs: ['app', 'parquet', 'hourly', 'fields', 'folder', 'parts', 'twice'].map((name) => ({
      accountId: PROD.accountId,
      region: 'us-east-1',
      name,
    })),
    flowLogs: [
      { ...TO_ACTIVEEYE, vpc: 'parquet', destinationOptions: { fileFormat: 'parquet' } },
      {
        ...TO_ACTIVEEYE,
        vpc: 'hourly',
        destinationOptions: { hiveCompatiblePartitions: true, perHourPartition: true },
      },
      { ...TO_ACTIVEEYE, vpc: 'fields', logFormat: `\${version} \${vpc-id} \${srcaddr} \${dstaddr}` },
      { ...TO_ACTIVEEYE, vpc: 'folder', destination: `${FLOW_LOG_DESTINATION}/acme/` },
      { ...TO_ACTIVEEYE, vpc: 'parts', on: 'subnet' },
      { ...TO_ACTIVEEYE, vpc: 'parts', on: 'networkInterface' },
      // Covered, and the subnet's traffic is delivered twice.
      { ...TO_ACTIVEEYE, vpc: 'twice' },
      { ...TO_ACTIVEEYE, vpc: 'twice', on: 'subnet' },
    ],
  },
  'eventual-consistency': {
    ...SMALL,
    name: 'eventual-consistency',
    description: 'AWS shows new flow logs only after a while. The app looks until it sees them.',
    ec2: { ...EC2, hiddenDescribes: 2 },
  },
  'already-exists-top-level': {
    ...SMALL,
    name: 'already-exists-top-level',
    description: 'A flow log exists already, and AWS shows it late. The app notices and makes no second one.',
    ec2: { ...EC2, flowLogAlreadyExists: 'topLevel' },
    flowLogs: [{ ...OWN_BUCKET, destination: FLOW_LOG_DESTINATION, hiddenDescribes: 2 }],
  },
  'flow-log-limit': {
    ...SMALL,
    name: 'flow-log-limit',
    description: 'A VPC of prod already has the maximum number of flow logs.',
    ec2: { ...EC2, flowLogsPerVpc: 2 },
    flowLogs: [OWN_BUCKET, OWN_LOG_GROUP],
  },
  'delivery-failing': {
    ...SMALL,
    name: 'delivery-failing',
    description: 'A VPC of prod has the right flow log, but AWS cannot deliver it.',
    flowLogs: [{ ...OWN_BUCKET, destination: FLOW_LOG_DESTINATION, deliveryError: 'Access error' }],
  },
  'bucket-not-ready': {
    ...SMALL,
    name: 'bucket-not-ready',
    description:
      "ActiveEye's bucket does not accept prod yet. Send the request; the banner has the switch for when ActiveEye allows it.",
    ec2: { ...EC2, bucketRefusals: [{ accountId: PROD.accountId }] },
  },
  'bucket-refuses-two': {
    ...SMALL,
    name: 'bucket-refuses-two',
    description:
      "ActiveEye's bucket accepts three of five accounts. Send the report, import the answer, and run again for the two that it names.",
    accounts: [...SMALL.accounts, DATA, DEV, SANDBOX],
    vpcs: [],
    ec2: { ...EC2, bucketRefusals: [{ accountId: PROD.accountId }, { accountId: DATA.accountId }] },
  },
  'flaky-bucket': {
    ...SMALL,
    name: 'flaky-bucket',
    description:
      "ActiveEye's bucket refuses prod once without a reason, then accepts it. AWS users have reported this.",
    ec2: { ...EC2, bucketRefusals: [{ accountId: PROD.accountId, calls: 1 }] },
  },
} as const satisfies Readonly<Record<string, PracticeScenario>>
