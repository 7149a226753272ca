import { TEMPLATE_URL } from '../../../app/activeeye.ts'
import { ACTIVEEYE_TEMPLATE } from '../cloudformation/stackTemplate.ts'
import type {
  CloudFormationSettings,
  Ec2Settings,
  IdentityCenterSettings,
  PracticeScenario,
  ScenarioAccount,
} from '../practiceScenario.ts'

/** Where the administrator signs in. */
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

/** Its ID begins with a zero: whoever reads it as a number loses it. */
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
}

export const CLOUDFORMATION: CloudFormationSettings = {
  templates: { [TEMPLATE_URL]: ACTIVEEYE_TEMPLATE },
  stackMs: 300,
  pageSize: 100,
  roleConflicts: [],
}

/** AWS asks for five seconds between two questions; nobody here has to be spared. */
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
 * What the scenarios in which one thing goes wrong start from: two accounts to onboard, two enabled Regions and one
 * that is not. The trouble is in `prod`, so that `staging` shows whether it stays there.
 */
export const SMALL: PracticeScenario = {
  name: 'small',
  description: 'Two accounts, two Regions, and nothing goes wrong.',
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
