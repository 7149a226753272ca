import { expect, test } from 'vitest'
import { maskedValue } from '../../../../app/masking/maskedValue.ts'
import { createMasks } from '../../../../app/masking/masks.ts'
import { accountSelectorSchema } from '../../../../app/onboarding/accountSelector.ts'
import { chooseAccounts } from '../../../../app/onboarding/chooseAccounts.ts'
import { otherAccount, sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const onboarding = sampleOnboarding({
  accounts: [
    sampleAccount({ organizationalUnits: ['Workloads', 'Production'], organizationTags: {} }),
    otherAccount({ organizationalUnits: ['Sandbox'], organizationTags: { stage: 'dev' } }),
  ],
  waves: [{ name: 'Pilot', include: ['044455556666'] }, { include: ['ou:Workloads/Production'] }],
})
const masks = createMasks()
const masked = maskedValue(onboarding, masks)

test.each([
  { wave: 1 },
  { wave: 2 },
  { only: ['111122223333'] },
  { only: ['ou:Workloads'] },
  { except: ['tag:stage=dev'] },
])('call mode chooses the same accounts: %j', (choice) => {
  const idsOf = (chosen: ReturnType<typeof chooseAccounts>) =>
    chosen.ok ? chosen.accounts.map(({ accountId }) => accountId) : chosen.refusals
  const real = idsOf(chooseAccounts(onboarding, choice))
  const sentences = maskedValue({ include: choice.only ?? [], exclude: choice.except ?? [] }, masks)
  const shown = {
    ...choice,
    ...(choice.only && { only: sentences.include }),
    ...(choice.except && { except: sentences.exclude }),
  }
  expect(real).toHaveLength(1)
  expect(idsOf(chooseAccounts(masked, shown))).toEqual(real.map((id) => masks.known(id)))
})

test('a file can hold no mask', () => {
  expect(accountSelectorSchema.safeParse('[ID 1]').success).toBe(false)
})
