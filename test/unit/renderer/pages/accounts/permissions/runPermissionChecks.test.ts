import { expect, test } from 'vitest'
import type { Account } from '../../../../../../app/onboarding/onboarding.ts'
import { checkable } from '../../../../../../renderer/pages/accounts/permissions/runPermissionChecks.ts'
import { draftAccount } from '../../../../../doubles/sampleOnboarding.ts'

test('only what the file has just so can be checked', () => {
  const { key: _, ...prod }: ReturnType<typeof draftAccount> = draftAccount('444455556666', 'prod')
  const inFile: readonly Account[] = [prod]
  const same = draftAccount('444455556666', 'renamed')
  expect(checkable([same], inFile)).toEqual([same])
  expect(checkable([{ ...same, accountId: '4444-5555-6666' }], inFile)).toHaveLength(1)
  expect(checkable([{ ...same, access: { kind: 'keys' } }], inFile)).toEqual([])
  expect(checkable([{ ...same, regions: ['us-east-1'] }], inFile)).toEqual([])
  expect(checkable([draftAccount('111122223333', 'new')], inFile)).toEqual([])
})
