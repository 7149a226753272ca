import { FLOW_LOG_DESTINATION } from '../../../app/activeeye/prescribed.ts'
import { ALWAYS_ENABLED } from '../../../app/aws/partition.ts'
import type { OptInStatus, PracticeScenario, ScenarioAccount } from '../practiceScenario.ts'
import { ORGANIZATION_ROLE } from '../sts/principals.ts'
import { EC2, MANAGEMENT, PROD, SMALL, STAGING } from './smallScenario.ts'

/** An invited account: AWS made no role in it, so its administrator made one by hand. It has opted in to no Region. */
const SANDBOX: ScenarioAccount = {
  accountId: '777788889999',
  name: 'sandbox',
  joinedMethod: 'INVITED',
  state: 'ACTIVE',
  roles: [ORGANIZATION_ROLE],
  organizationalUnit: 'Sandbox',
  tags: { stage: 'dev' },
  onboarded: true,
  regions: { 'eu-south-1': 'not-opted-in' },
  defaultVpcs: true,
}

const REGIONS: Readonly<Record<string, OptInStatus>> = {
  ...Object.fromEntries(ALWAYS_ENABLED.map((region) => [region, 'opt-in-not-required'])),
  'eu-south-1': 'opted-in',
  'af-south-1': 'not-opted-in',
  'ap-east-1': 'not-opted-in',
  'ca-west-1': 'not-opted-in',
  'eu-central-2': 'not-opted-in',
  'il-central-1': 'not-opted-in',
  'me-south-1': 'not-opted-in',
}

/** A typical organisation: nothing fails, but the accounts differ. */
const ordinary: PracticeScenario = {
  ...SMALL,
  name: 'ordinary',
  description: 'Four accounts, eighteen Regions, about ninety VPCs. Everything succeeds.',
  accounts: [MANAGEMENT, PROD, STAGING, SANDBOX],
  regions: REGIONS,
  vpcs: [
    { accountId: PROD.accountId, region: 'us-east-1', name: 'app', count: 9 },
    { accountId: PROD.accountId, region: 'us-east-1', name: 'shared-services' },
    { accountId: PROD.accountId, region: 'us-east-1', name: 'data' },
    { accountId: PROD.accountId, region: 'eu-west-1', name: 'app', count: 3 },
    { accountId: PROD.accountId, region: 'eu-south-1', name: 'edge' },
    { accountId: STAGING.accountId, region: 'us-east-1', name: 'app', count: 2 },
    { accountId: MANAGEMENT.accountId, region: 'us-east-1', name: 'audit' },
    { accountId: SANDBOX.accountId, region: 'ap-southeast-2', name: 'playground' },
  ],
  flowLogs: [
    // This one was created by hand, by ActiveEye's instructions.
    {
      accountId: PROD.accountId,
      region: 'us-east-1',
      vpc: 'shared-services',
      trafficType: 'ALL',
      destinationType: 's3',
      destination: FLOW_LOG_DESTINATION,
    },
    {
      accountId: STAGING.accountId,
      region: 'us-east-1',
      vpc: 'app-1',
      trafficType: 'ALL',
      destinationType: 's3',
      destination: 'arn:aws:s3:::acme-network-logs/staging/',
    },
    {
      accountId: STAGING.accountId,
      region: 'us-east-1',
      vpc: 'app-1',
      trafficType: 'REJECT',
      destinationType: 'cloud-watch-logs',
      destination: '/acme/vpc-rejects',
    },
  ],
  organizations: { inUse: true, pageSize: 3, emptyPages: true },
  // prod in us-east-1 has two pages.
  ec2: { ...EC2, pageSize: 10 },
}

export const ordinaryScenarios = {
  ordinary,
  'single-vpc': {
    ...SMALL,
    name: 'single-vpc',
    description: 'One account, one Region, one VPC.',
    accounts: [{ ...MANAGEMENT, onboarded: false, defaultVpcs: false }, PROD],
    regions: { 'us-east-1': 'opt-in-not-required' },
    vpcs: [],
  },
  'many-vpcs': {
    ...SMALL,
    name: 'many-vpcs',
    description: 'One Region has 650 VPCs: how long that takes, and how it is counted.',
    accounts: [{ ...MANAGEMENT, onboarded: false, defaultVpcs: false }, PROD],
    vpcs: [{ accountId: PROD.accountId, region: 'us-east-1', name: 'tenant', count: 649 }],
    ec2: { ...EC2, pageSize: 200 },
  },
} as const satisfies Readonly<Record<string, PracticeScenario>>
