import { describe, expect, test } from 'vitest'
import { chooseAccounts } from '../../../../app/onboarding/chooseAccounts.ts'
import { draftOf, onboardingValue } from '../../../../app/onboarding/draft.ts'
import { inputErrorText, parseOnboarding } from '../../../../app/onboarding/parseOnboarding.ts'
import { namesTags, waveRemarks, wavesOf } from '../../../../app/onboarding/waves.ts'
import { onboardingInFile, sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const account = (digit: string, name: string, units: string[], tags?: Record<string, string>) =>
  sampleAccount({
    accountId: digit.repeat(12),
    name,
    organizationalUnits: units,
    ...(tags && { organizationTags: tags }),
  })
const ACCOUNTS = [
  account('1', 'prod', ['Workloads', 'Production'], { stage: 'prod' }),
  account('2', 'lab', ['Workloads', 'Lab'], { stage: 'dev' }),
  account('3', 'audit', ['Security'], {}),
  account('4', 'root', []),
]
const onboarding = (...waves: { include: string[]; exclude?: string[]; name?: string }[]) =>
  sampleOnboarding({ accounts: ACCOUNTS, waves })

describe('which accounts a wave holds', () => {
  test('is said by ID, unit or tag; the first wave has them, and the rest is the last one', () => {
    const file = onboarding(
      { name: 'Pilot', include: ['tag:stage=dev', '3333-3333-3333'] },
      { include: ['ou:Workloads / Production', 'ou:Workloads/Lab'] },
    )
    expect(wavesOf(file)).toEqual([
      { number: 1, name: 'Pilot', accountIds: ['222222222222', '333333333333'] },
      { number: 2, accountIds: ['111111111111'] },
      { number: 3, name: 'the rest', accountIds: ['444444444444'] },
    ])
  })

  test('is nothing that it excludes, and no account that is left out', () => {
    const leftOut = { reason: 'Closed', by: 'alice', at: '2026-11-29T00:00:00Z' }
    const accounts = ACCOUNTS.map((each) => (each.name === 'root' ? { ...each, leftOut } : each))
    const file = { ...onboarding({ include: ['ou:Workloads'], exclude: ['tag:stage=prod'] }), accounts }
    expect(wavesOf(file).map(({ accountIds }) => accountIds)).toEqual([
      ['222222222222'],
      ['111111111111', '333333333333'],
    ])
  })

  test('is no question in a file without waves', () => {
    expect(wavesOf(sampleOnboarding())).toEqual([])
    expect(waveRemarks(sampleOnboarding())).toEqual([])
  })
})

describe('what may not be meant is told', () => {
  test('a unit or a tag that no account has, with the one that may be meant; who is in the last wave', () => {
    const file = onboarding({ include: ['ou:Workloads/Prodution', 'ou:Elsewhere', '555555555555'] })
    expect(waveRemarks(file)).toEqual([
      'In wave 1: No account of this onboarding is in the organizational unit "Workloads/Prodution"; "Workloads/Production" may be meant.',
      'In wave 1: No account of this onboarding is in the organizational unit "Elsewhere"; they have "Security", "Workloads", "Workloads/Lab" and "Workloads/Production".',
      'In wave 1: 555555555555 is not an account of this onboarding.',
      'No account is in wave 1: it includes none.',
      '4 accounts in no wave of the file: prod, lab, audit and 1 more. They are wave 2 (the rest).',
    ])
  })

  test('a wave whose accounts an earlier one has, but not one that is only begun', () => {
    const file = onboarding({ include: ['ou:Workloads'] }, { include: ['111111111111'] }, { include: [] })
    expect(waveRemarks(file).filter((remark) => remark.startsWith('No account'))).toEqual([
      'No account is in wave 2: an earlier wave has those that it includes, or it includes none.',
    ])
  })

  test('tags that nobody has read', () => {
    const file = onboarding({ include: ['tag:stage=test', 'ou:Security'] })
    expect(namesTags(file)).toBe(true)
    expect(waveRemarks(file)[0]).toMatch(/^In wave 1: The tags of 1 of the accounts are not in the file/)
  })
})

describe('an error in the file', () => {
  const errorsOf = (waves: unknown) => {
    const parsed = parseOnboarding(JSON.stringify(onboardingInFile({ waves })), 'acme.json')
    return parsed.ok ? [] : parsed.errors.map((error) => inputErrorText(error).replace(/^\S+ /, ''))
  }
  test('names the field and what belongs there', () => {
    expect(errorsOf([{ include: ['unit:Lab'] }])).toEqual([
      'waves[0].include[0]: found "unit:Lab", expected an account ID, "ou:Workloads/Production" or "tag:stage=dev"',
    ])
    expect(errorsOf([{ include: ['11112222333'] }])[0]).toContain('(it has 11 digits;')
    expect(errorsOf([{ name: 'Pilot', include: [] }])).toEqual([
      'waves[0].include: found an empty list, expected at least one account, organizational unit or tag',
    ])
    expect(errorsOf([{ inclde: ['ou:Lab'] }])[0]).toMatch(/include/)
  })
})

test('the draft of the page holds the waves, and without one the file has none', () => {
  const file = onboarding(
    { name: 'Pilot', include: ['ou:Security'] },
    { include: ['tag:stage'], exclude: ['ou:Lab'] },
  )
  const draft = draftOf(file)
  expect(onboardingValue(draft, file)).toMatchObject({ waves: file.waves })
  expect(onboardingValue({ ...draft, waves: [] }, file)).not.toHaveProperty('waves')
  const { waves: _, ...earlier } = draft
  expect(onboardingValue(earlier, file), 'a draft of an earlier version').toMatchObject({ waves: file.waves })
})

describe('what a person chooses', () => {
  const file = onboarding({ name: 'Pilot', include: ['ou:Workloads'] })
  const chosen = (choice: Parameters<typeof chooseAccounts>[1]) => {
    const result = chooseAccounts(file, choice)
    return result.ok ? result.accounts.map(({ name }) => name) : result.refusals
  }
  test('is all that every option leaves', () => {
    expect(chosen({})).toEqual(['prod', 'lab', 'audit', 'root'])
    expect(chosen({ wave: 1 })).toEqual(['prod', 'lab'])
    expect(chosen({ wave: 2, except: ['444444444444'] })).toEqual(['audit'])
    expect(chosen({ only: ['ou:Workloads', 'ou:Security'], except: ['tag:stage=dev'] })).toEqual([
      'prod',
      'audit',
    ])
  })
  test('is refused where a part of it names nothing', () => {
    expect(chosen({ wave: 3 })).toEqual([
      'There is no wave 3: the onboarding file has wave 1 (Pilot), wave 2 (the rest).',
    ])
    expect(chosen({ only: ['ou:Workload'] })).toEqual([
      'No account of this onboarding is in the organizational unit "Workload"; "Workloads" may be meant.',
    ])
    expect(chosen({ wave: 1, except: ['ou:Workloads'] })).toEqual(['No account is left of what was chosen.'])
    expect(chooseAccounts(sampleOnboarding(), { wave: 1 })).toMatchObject({ ok: false })
  })
})
