import { describe, expect, test } from 'vitest'
import { type Draft, draftOf } from '../../../../../app/onboarding/draft.ts'
import { newOnboarding } from '../../../../../app/onboarding/newOnboarding.ts'
import {
  addAccounts,
  changeAccount,
  changeAccounts,
  changeCustomer,
  changeMany,
  putBack,
  removeAccounts,
  renameAccount,
} from '../../../../../renderer/pages/accounts/draftEdits.ts'

const ENVIRONMENT = { kind: 'environment' } as const

function draftWith(...names: string[]): Draft {
  const empty = draftOf(
    newOnboarding({ id: 'onboarding-1', customerName: 'Acme Corp', shortName: 'acme', accounts: [] }),
  )
  let next = 0
  const added = names.map((name, index) => ({
    accountId: `${111122223333 + index}`,
    name,
    access: ENVIRONMENT,
  }))
  return addAccounts(empty, added, () => `row-${next++}`)
}

function values(draft: Draft) {
  return draft.accounts.map(({ externalId, connector }) => [externalId, connector.displayName])
}

describe('adding', () => {
  test('suggests what is not taken', () => {
    expect(values(draftWith('prod', 'Prod', 'acme-dev'))).toEqual([
      ['acme-prod', 'Acme Corp prod'],
      ['acme-prod-2', 'Acme Corp Prod (2)'],
      ['acme-dev', 'Acme Corp acme-dev'],
    ])
  })

  test('suggests nothing for an account that has no name yet', () => {
    expect(values(draftWith(''))).toEqual([['', '']])
  })
})

describe('renaming', () => {
  test('takes suggestions along', () => {
    expect(values(renameAccount(draftWith('prod', 'dev'), 'row-1', 'staging', false))[1]).toEqual([
      'acme-staging',
      'Acme Corp staging',
    ])
  })

  test('leaves what a person wrote', () => {
    const own = changeAccount(draftWith('prod'), 'row-0', { externalId: 'acme-own' })
    expect(values(renameAccount(own, 'row-0', 'staging', false))).toEqual([['acme-own', 'Acme Corp staging']])
  })

  test('leaves the ExternalID of a stack that exists', () => {
    expect(values(renameAccount(draftWith('prod'), 'row-0', 'staging', true))).toEqual([
      ['acme-prod', 'Acme Corp staging'],
    ])
  })

  test('letter by letter gives what typing it at once gives', () => {
    const typed = ['p', 'pr', 'pro', 'prod'].reduce(
      (draft, name) => renameAccount(draft, 'row-0', name, false),
      draftWith(''),
    )
    expect(typed).toEqual(draftWith('prod'))
  })
})

test('another customer changes suggestions, but not what a person wrote nor what a stack has', () => {
  const draft = changeAccount(draftWith('prod', 'dev', 'test'), 'row-1', { externalId: 'own' })
  const isFixed = (accountId: string) => accountId === draft.accounts[2]?.accountId
  expect(values(changeCustomer(draft, { name: 'Globex', shortName: 'gx' }, isFixed))).toEqual([
    ['gx-prod', 'Globex prod'],
    ['own', 'Globex dev'],
    ['acme-test', 'Globex test'],
  ])
})

describe('removing', () => {
  const draft = draftWith('a', 'b', 'c', 'd')

  test('can be undone', () => {
    const { draft: rest, removed } = removeAccounts(draft, new Set(['row-1', 'row-3']))
    expect(rest.accounts.map(({ name }) => name)).toEqual(['a', 'c'])
    expect(putBack(rest, removed)).toEqual(draft)
  })

  test('twice undone is once undone', () => {
    const { draft: rest, removed } = removeAccounts(draft, new Set(['row-0']))
    expect(putBack(putBack(rest, removed), removed)).toEqual(draft)
  })

  test('is undone also when the list has become shorter', () => {
    const first = removeAccounts(draft, new Set(['row-3']))
    const second = removeAccounts(first.draft, new Set(['row-0', 'row-1']))
    expect(putBack(second.draft, first.removed).accounts.map(({ name }) => name)).toEqual(['c', 'd'])
  })
})

test('changing many leaves the others, and what is not named', () => {
  const draft = draftWith('a', 'b', 'c')
  const changed = changeAccounts(draft, new Set(['row-0', 'row-2']), {
    priority: 'high',
    regions: ['eu-west-1'],
  })
  expect(changed.accounts[1]).toBe(draft.accounts[1])
  expect(changed.accounts[2]).toEqual({
    ...draft.accounts[2],
    regions: ['eu-west-1'],
    connector: { displayName: 'Acme Corp c', priority: 'high' },
  })
})

describe('changing many', () => {
  const isFixed = (accountId: string) => accountId === '111122223334'
  const keys = new Set(['row-0', 'row-1', 'row-2'])

  test('gives each an ExternalID by the pattern that nobody has; one with a stack keeps its own', () => {
    const draft = changeAccount(draftWith('prod', 'dev', 'Prod', 'lab'), 'row-3', { externalId: 'prod-x' })
    const changed = changeMany(draft, keys, { externalIdPattern: '{account}-x', priority: 'high' }, isFixed)
    expect(values(changed).map(([externalId]) => externalId)).toEqual([
      'prod-x-2',
      'acme-dev',
      'prod-x-3',
      'prod-x',
    ])
    expect(changed.accounts.map(({ connector }) => connector.priority)).toEqual([
      'high',
      'high',
      'high',
      'medium',
    ])
  })

  test('moves them to a wave', () => {
    const waves = [{ name: 'Pilot', include: ['111122223336'], exclude: [] }]
    const changed = changeMany({ ...draftWith('prod', 'dev', 'lab'), waves }, keys, { wave: 1 }, isFixed)
    expect(changed.waves).toEqual([
      {
        name: 'Pilot',
        include: ['111122223336', '111122223333', '111122223334', '111122223335'],
        exclude: [],
      },
    ])
  })
})
