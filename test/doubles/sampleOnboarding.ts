import type { DraftAccount } from '../../app/onboarding/draft.ts'
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

/** An account on the page Accounts, of which only the ID and the name matter. */
export function draftAccount(accountId: string, name: string): DraftAccount {
  const connector = { displayName: `Acme ${name}`, priority: 'medium' } as const
  return { key: accountId, ...sampleAccount({ accountId, name, externalId: `acme-${name}`, connector }) }
}

type Fields = Readonly<Record<string, unknown>>

/** {@link sampleAccount} as a file may write it, without what has a default, and with any changes, wrong ones too. */
export function accountInFile(changes: Fields = {}): Fields {
  const { regions: _, stackRegion: __, ...required } = sampleAccount()
  return { ...required, ...changes }
}

/** {@link otherAccount} as a file may write it. */
export function otherAccountInFile(changes: Fields = {}): Fields {
  const { accountId, name, externalId, connector } = otherAccount()
  const { displayName } = connector
  return accountInFile({ accountId, name, externalId, connector: { displayName }, ...changes })
}

/** {@link sampleOnboarding} as a file may write it. */
export function onboardingInFile(changes: Fields = {}): Fields {
  const { allowSharedExternalIds: _, flowLogs: __, ...required } = sampleOnboarding({ id: '0b9c1234' })
  return { ...required, accounts: [accountInFile()], ...changes }
}
