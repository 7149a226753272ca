import type { PracticeScenario, ScenarioAccount, ScenarioFault } from '../practiceScenario.ts'
import { MANAGEMENT, SMALL } from './smallScenario.ts'

const member = (accountId: string, name: string): ScenarioAccount => ({
  accountId,
  name,
  joinedMethod: 'CREATED',
  state: 'ACTIVE',
  organizationalUnit: 'Workloads',
  onboarded: true,
  defaultVpcs: true,
})

const BILLING = member('100000000004', 'billing')
const SEARCH = member('100000000007', 'search')
const WAREHOUSE = member('100000000010', 'warehouse')

const MEMBERS: readonly ScenarioAccount[] = [
  member('100000000001', 'web'),
  member('100000000002', 'mobile'),
  member('100000000003', 'identity'),
  BILLING,
  member('100000000005', 'catalogue'),
  member('100000000006', 'orders'),
  SEARCH,
  member('100000000008', 'mail'),
  member('100000000009', 'reports'),
  WAREHOUSE,
]

/** The sign-in to an account expires when one of its VPCs is covered and another is not. */
function expires({ accountId }: ScenarioAccount): ScenarioFault {
  return {
    kind: 'expireCredentials',
    which: 'accounts',
    accountIds: [accountId],
    accountId,
    action: 'ec2:*',
    afterCalls: 6,
  }
}

/** Scenarios about signing in. */
export const signInScenarios = {
  'identity-center': {
    ...SMALL,
    name: 'identity-center',
    description:
      'Nobody is signed in yet. IAM Identity Center asks for a sign-in in the browser or with a code.',
    entrance: 'identityCenter',
  },
  'sign-in-expires': {
    ...SMALL,
    name: 'sign-in-expires',
    description:
      'Ten accounts. The sign-in to billing, search and warehouse expires during the run; the others continue.',
    accounts: [{ ...MANAGEMENT, onboarded: false, defaultVpcs: false }, ...MEMBERS],
    vpcs: MEMBERS.map(({ accountId }) => ({ accountId, region: 'us-east-1', name: 'app' })),
    faults: [BILLING, SEARCH, WAREHOUSE].map(expires),
  },
} as const satisfies Readonly<Record<string, PracticeScenario>>
