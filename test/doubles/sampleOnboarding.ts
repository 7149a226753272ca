import type { Account, Onboarding } from '../../app/onboarding/onboarding.ts'

export function sampleAccount(changes: Partial<Account> = {}): Account {
  return {
    accountId: '111122223333',
    name: 'prod',
    externalId: 'acme-prod',
    connector: { displayName: 'Acme prod', priority: 'medium' },
    access: { kind: 'environment' },
    regions: 'enabled',
    stackRegion: 'us-east-1',
    ...changes,
  }
}

/** Nothing in it is the same as in {@link sampleAccount}. */
export function otherAccount(changes: Partial<Account> = {}): Account {
  return sampleAccount({
    accountId: '044455556666',
    name: 'dev',
    externalId: 'acme-dev',
    connector: { displayName: 'Acme dev', priority: 'low' },
    ...changes,
  })
}

export function sampleOnboarding(changes: Partial<Onboarding> = {}): Onboarding {
  return {
    version: 1,
    id: '0b9c1234-test',
    customer: { name: 'Acme Corp', shortName: 'acme' },
    accounts: [sampleAccount()],
    allowSharedExternalIds: false,
    flowLogs: { maxAggregationInterval: 600 },
    ...changes,
  }
}
