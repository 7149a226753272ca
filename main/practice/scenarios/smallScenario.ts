import { TEMPLATE_URL } from '../../../app/activeeye/prescribed.ts'
import { ACTIVEEYE_TEMPLATE } from '../cloudformation/stackTemplate.ts'
import type {
  CloudFormationSettings,
  Ec2Settings,
  IdentityCenterSettings,
  PracticeScenario,
  ScenarioAccount,
} from '../practiceScenario.ts'

/** The account that the administrator signs in to. */
export const MANAGEMENT: ScenarioAccount = {
  accountId: '111122223333',
  name: 'management',
  joinedMethod: 'INVITED',
  state: 'ACTIVE',
  onboarded: true,
  defaultVpcs: true,
}

export const PROD: ScenarioAccount = {
  accountId: '444455556666',
  name: 'prod',
  joinedMethod: 'CREATED',
  state: 'ACTIVE',
  organizationalUnit: 'Workloads/Production',
  onboarded: true,
  defaultVpcs: true,
}

/** Its ID begins with a zero, which is lost if the ID is read as a number. */
export const STAGING: ScenarioAccount = {
  accountId: '012345678901',
  name: 'staging',
  joinedMethod: 'CREATED',
  state: 'ACTIVE',
  organizationalUnit: 'Workloads',
  onboarded: true,
  defaultVpcs: true,
}

export const EC2: Ec2Settings = {
  pageSize: 1000,
  flowLogAlreadyExists: 'unsuccessful',
  hiddenDescribes: 0,
  bucketRefusals: [],
  // The customer's own, and somebody else's that looks like ActiveEye's.
  buckets: ['acme-network-logs', 'delta-risk-flowlog-lngest'],
}

export const CLOUDFORMATION: CloudFormationSettings = {
  templates: { [TEMPLATE_URL]: ACTIVEEYE_TEMPLATE },
  stackMs: 300,
  pageSize: 100,
  roleConflicts: [],
}

/** AWS requires five seconds between two requests for a token; here one is enough. */
export const IDENTITY_CENTER: IdentityCenterSettings = {
  assignments: {},
  roleNames: ['AdministratorAccess', 'ReadOnlyAccess'],
  pageSize: 20,
  intervalSeconds: 1,
  slowDownSeconds: 5,
  deviceCodeSeconds: 600,
  accessTokenSeconds: 8 * 60 * 60,
  roleSeconds: 60 * 60,
}

/**
 * The base of the scenarios in which one thing fails: two accounts to onboard, two enabled Regions and one that is not
 * enabled. The failure is in `prod`; `staging` shows that other accounts are not affected.
 */
export const SMALL: PracticeScenario = {
  name: 'small',
  description: 'Two accounts, two Regions. Everything succeeds.',
  customer: { name: 'Acme', shortName: 'acme' },
  accounts: [{ ...MANAGEMENT, onboarded: false, defaultVpcs: false }, PROD, STAGING],
  regions: {
    'us-east-1': 'opt-in-not-required',
    'eu-west-1': 'opt-in-not-required',
    'af-south-1': 'not-opted-in',
  },
  vpcs: [{ accountId: PROD.accountId, region: 'us-east-1', name: 'app' }],
  flowLogs: [],
  stacks: [],
  organizations: { inUse: true, pageSize: 20, emptyPages: false },
  identityCenter: IDENTITY_CENTER,
  entrance: 'administrator',
  mfa: { rolesIn: [], user: false },
  ec2: EC2,
  cloudFormation: CLOUDFORMATION,
  faults: [],
  latencyMs: 0,
}
