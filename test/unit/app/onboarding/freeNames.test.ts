import { expect, test } from 'vitest'
import { plainName, withFreeNames } from '../../../../app/onboarding/freeNames.ts'
import { newOnboarding } from '../../../../app/onboarding/newOnboarding.ts'
import { validateOnboarding } from '../../../../app/onboarding/validateOnboarding.ts'

test('names that AWS has twice become different', () => {
  const added = [
    { accountId: '1', name: 'Prod' },
    { accountId: '2', name: 'dev\u200b' },
    { accountId: '3', name: '' },
    { accountId: '4', name: 'prod' },
  ]
  const names = withFreeNames(added, [{ name: 'prod' }]).map(({ name }) => name)
  expect(names).toEqual(['Prod (2)', 'dev', '3', 'prod (3)'])
})

test('an organization with equal, blank and long names makes a file without faults', () => {
  const found = [
    'Log Archive',
    'Log Archive',
    'log archive ',
    'x'.repeat(50),
    'x'.repeat(50),
    '😀'.repeat(64),
  ]
  const accounts = withFreeNames(
    found.map((name, index) => ({
      accountId: `${index}`.repeat(12),
      name,
      access: { kind: 'environment' as const },
    })),
  )
  expect(accounts.slice(0, 3).map(({ name }) => name)).toEqual([
    'Log Archive',
    'Log Archive (2)',
    'log archive (3)',
  ])
  const onboarding = newOnboarding({ id: 'onboarding-1', customerName: 'Acme Corp', accounts })
  expect(validateOnboarding(onboarding)).toMatchObject({ ok: true })
})

test('a name is not cut within a character', () => {
  expect(plainName(`${'x'.repeat(119)}😀`)).toBe('x'.repeat(119))
})
