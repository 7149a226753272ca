import { expect, test } from 'vitest'
import { type Draft, draftOf, onboardingValue } from '../../../../../app/onboarding/draft.ts'
import { newOnboarding } from '../../../../../app/onboarding/newOnboarding.ts'
import { validateOnboarding } from '../../../../../app/onboarding/validateOnboarding.ts'
import { countFaults, draftFaults, isTestable } from '../../../../../renderer/pages/accounts/draftFaults.ts'
import { withKnownRows } from '../../../../../renderer/state/draftSaving.ts'

const base = newOnboarding({
  id: 'onboarding-1',
  customerName: 'Acme',
  accounts: ['prod', 'dev'].map((name, index) => ({
    accountId: `${111122223333 + index}`,
    name,
    access: { kind: 'role', roleName: 'Admin', through: { kind: 'profile', profile: 'acme' } } as const,
  })),
})
const draft = draftOf(base)

function withSecond(change: Partial<Draft['accounts'][number]>): Draft {
  const [first, second] = draft.accounts
  if (first === undefined || second === undefined) throw new Error('Two accounts are needed.')
  return { ...draft, accounts: [first, { ...second, ...change }] }
}

test('a draft of an onboarding is that onboarding', () => {
  expect(validateOnboarding(onboardingValue(draft, base))).toEqual({ ok: true, onboarding: base })
  expect(countFaults(draftFaults(draft, base))).toBe(0)
})

test('faults are told at their field, the inner ones of access too', () => {
  const faults = draftFaults(
    withSecond({
      accountId: '1111',
      externalId: 'Acme_Dev',
      access: { kind: 'role', roleName: 'Admin', through: { kind: 'profile', profile: '' } },
    }),
    base,
  )
  expect([...(faults.accounts.get('1') ?? [])]).toEqual([
    ['accountId', expect.stringContaining('it has 4 digits')],
    ['externalId', expect.stringContaining('such as acme-dev')],
    ['access.through.profile', expect.stringContaining('it is empty')],
  ])
  expect(faults.accounts.has('0')).toBe(false)
})

test('what is there twice names the other account, not its number', () => {
  const faults = draftFaults(withSecond({ externalId: 'acme-prod' }), base)
  expect(faults.accounts.get('1')?.get('externalId')).toContain('the same is at prod, 111122223333')
})

test('what holds for all accounts is told apart; having none yet is no mistake', () => {
  const faults = draftFaults({ ...draft, portalUrl: 'http://x', accounts: [] }, base)
  expect([...faults.settings.keys()]).toContain('portalUrl')
  expect(countFaults(faults)).toBe(1)
})

test('an answer of main that is the same keeps the very draft, and rows keep their names', () => {
  const known = {
    ...draft,
    accounts: draft.accounts.map((account) => ({ ...account, key: `own-${account.key}` })),
  }
  let next = 0
  const keyOf = () => `new-${next++}`
  expect(withKnownRows(draft, known, keyOf)).toBe(known)
  const longer = {
    ...draft,
    accounts: [...draft.accounts, { ...withSecond({}).accounts[1], accountId: '999988887777' }],
  }
  expect(withKnownRows(longer as Draft, known, keyOf).accounts.map(({ key }) => key)).toEqual([
    'own-0',
    'own-1',
    'new-0',
  ])
})

test.each([
  ['accountId', false],
  ['access', false],
  ['access.through.profile', false],
  ['stackRegion', false],
  ['externalId', true],
  ['connector.displayName', true],
  ['name', true],
])('with a fault in %s it can be tested: %s', (field, testable) => {
  expect(isTestable(new Map([[field, 'wrong']]))).toBe(testable)
})

test('a wrong tag is told at its key, and one that is there twice for all of them', () => {
  const wrong = { key: 'aws:x', value: '1' }
  const faults = draftFaults({ ...draft, tags: [{ key: 'ok', value: '1' }, wrong] }, base)
  expect([...faults.settings]).toEqual([['tags["aws:x"]', expect.stringContaining('begin with aws:')]])
  const doubled = draftFaults({ ...draft, tags: [wrong, wrong] }, base)
  expect([...doubled.settings]).toEqual([['tags', 'Found "aws:x" twice, expected each key once.']])
})
