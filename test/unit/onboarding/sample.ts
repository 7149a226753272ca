/** An onboarding that is right in all it says, as a file would have it. */
export function sampleAccount(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    accountId: '111122223333',
    name: 'prod',
    externalId: 'acme-prod',
    connector: { displayName: 'Acme prod', priority: 'medium' },
    access: { kind: 'environment' },
    ...changes,
  }
}

/** Another account, in nothing the same as the first. */
export function otherAccount(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return sampleAccount({
    accountId: '044455556666',
    name: 'dev',
    externalId: 'acme-dev',
    connector: { displayName: 'Acme dev' },
    ...changes,
  })
}

export function sample(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    version: 1,
    id: '0b9c1234',
    customer: { name: 'Acme Corp', shortName: 'acme' },
    accounts: [sampleAccount()],
    ...changes,
  }
}
