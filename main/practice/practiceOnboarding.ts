import type { Account, Onboarding } from '../../app/onboarding/onboarding.ts'
import type { Scenario, ScenarioAccount } from './scenario.ts'
import { ORGANIZATION_ROLE } from './sts/roles.ts'

/** The onboarding of the practice organisation: its administrator's keys are in the environment. */
export function practiceOnboarding(scenario: Scenario): Onboarding {
  const { customer } = scenario
  return {
    version: 1,
    id: `practice-${scenario.name}`,
    customer: { name: customer.name, shortName: customer.shortName },
    accounts: scenario.accounts
      .filter(({ onboarded }) => onboarded)
      .map((account) => accountOf(scenario, account)),
    allowSharedExternalIds: false,
    flowLogs: { maxAggregationInterval: 600 },
  }
}

function accountOf({ customer, accounts: [management] }: Scenario, account: ScenarioAccount): Account {
  const { accountId, name } = account
  return {
    accountId,
    name,
    externalId: `${customer.shortName}-${name}`,
    connector: { displayName: `${customer.name} ${name}`, priority: 'medium' },
    // The management account has no such role: the administrator is in it already.
    access:
      account === management
        ? { kind: 'environment' }
        : { kind: 'role', roleName: ORGANIZATION_ROLE, through: { kind: 'environment' } },
    regions: 'enabled',
    stackRegion: 'us-east-1',
  }
}
