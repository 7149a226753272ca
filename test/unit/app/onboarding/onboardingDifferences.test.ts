import { expect, test } from 'vitest'
import type { Onboarding } from '../../../../app/onboarding/onboarding.ts'
import {
  differenceParts,
  onboardingDifferences,
  withTheirs,
} from '../../../../app/onboarding/onboardingDifferences.ts'
import { otherAccount, sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const MINE = sampleOnboarding({ accounts: [sampleAccount()], portalUrl: 'https://portal.example.com/' })
const THEIRS: Onboarding = {
  ...sampleOnboarding({ accounts: [sampleAccount({ regions: ['us-east-1'] }), otherAccount()] }),
  customer: { name: 'Acme Ltd', shortName: 'acme' },
}
const FIELDS = onboardingDifferences(MINE, THEIRS).map(({ field }) => field)

test('each field that differs is named once, an account that one file lacks as a whole', () => {
  expect(FIELDS).toEqual([
    'customer.name',
    'portalUrl',
    'accounts.111122223333.regions',
    'accounts.044455556666',
  ])
  expect(onboardingDifferences(MINE, structuredClone(MINE))).toEqual([])
  const [, , regions] = onboardingDifferences(MINE, THEIRS)
  expect(regions && differenceParts(regions)).toEqual({
    place: 'prod (111122223333): regions',
    mine: 'On this computer: enabled',
    theirs: 'Handed over: [\n  "us-east-1"\n]',
  })
})

test('all of theirs is theirs, none of theirs is mine, from either side', () => {
  expect(withTheirs(MINE, THEIRS, new Set(FIELDS))).toEqual(THEIRS)
  expect(withTheirs(THEIRS, MINE, new Set(FIELDS))).toEqual(MINE)
  expect(withTheirs(MINE, THEIRS, new Set())).toEqual(MINE)
  expect(withTheirs(MINE, THEIRS, new Set(['accounts.111122223333.regions']))).toEqual({
    ...MINE,
    accounts: [sampleAccount({ regions: ['us-east-1'] })],
  })
})
