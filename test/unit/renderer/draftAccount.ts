import type { DraftAccount } from '../../../app/onboarding/draft.ts'

/** An account of the list, of which only the ID and the name matter. */
export function draftAccount(accountId: string, name: string): DraftAccount {
  return {
    key: accountId,
    accountId,
    name,
    externalId: `acme-${name}`,
    connector: { displayName: `Acme ${name}`, priority: 'medium' },
    access: { kind: 'environment' },
    regions: 'enabled',
    stackRegion: 'us-east-1',
  }
}
