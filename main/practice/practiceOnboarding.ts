import type { Access } from '../../app/onboarding/access.ts'
import { type Account, type Onboarding, PRACTICE_ID_PREFIX } from '../../app/onboarding/onboarding.ts'
import { PORTAL_REGION, PORTAL_START_URL } from './identityCenter/practicePortal.ts'
import type { PracticeScenario, ScenarioAccount } from './practiceScenario.ts'
import { ORGANIZATION_ROLE } from './sts/principals.ts'

/** The onboarding of the practice organisation. Its administrator's keys come from the environment. */
export function practiceOnboarding(scenario: PracticeScenario): Onboarding {
  const { customer } = scenario
  return {
    version: 1,
    id: `${PRACTICE_ID_PREFIX}${scenario.name}`,
    customer: { name: customer.name, shortName: customer.shortName },
    accounts: scenario.accounts
      .filter(({ onboarded }) => onboarded)
      .map((account) => accountOf(scenario, account)),
    allowSharedExternalIds: false,
    flowLogs: { maxAggregationInterval: 600 },
  }
}

function accountOf(scenario: PracticeScenario, account: ScenarioAccount): Account {
  const { customer, entrance } = scenario
  const { accountId, name } = account
  return {
    accountId,
    name,
    externalId: `${customer.shortName}-${name}`,
    connector: { displayName: `${customer.name} ${name}`, priority: 'medium' },
    access: accessTo(scenario, account),
    regions: 'enabled',
    stackRegion: 'us-east-1',
    ...(entrance === 'administrator' && {
      organizationalUnits: account.organizationalUnit?.split('/') ?? [],
    }),
  }
}

function accessTo({ entrance, accounts: [management] }: PracticeScenario, account: ScenarioAccount): Access {
  switch (entrance) {
    case 'identityCenter':
      return {
        kind: 'identityCenter',
        startUrl: PORTAL_START_URL,
        region: PORTAL_REGION,
        roleName: 'AdministratorAccess',
      }
    case 'administrator':
      // The management account has no such role; the administrator is already signed in to it.
      return account === management
        ? { kind: 'environment' }
        : { kind: 'role', roleName: ORGANIZATION_ROLE, through: { kind: 'environment' } }
  }
}
