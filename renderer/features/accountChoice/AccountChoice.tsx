import Select from '@cloudscape-design/components/select'
import { useMemo } from 'react'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { plural } from '../../../app/text/plural.ts'
import { chooseAccountsFor, useAccountChoices } from '../../state/accountChoiceStore.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { type AccountGroup, accountGroups, chosenGroup, EVERY } from './accountChoices.ts'

export interface ChosenAccountGroup {
  readonly groups: readonly AccountGroup[]
  /** `undefined`: all accounts. */
  readonly group: AccountGroup | undefined
  readonly only: readonly string[] | undefined
}

/** Which accounts a look and a run, or a check, are for. */
export function useAccountChoice(
  onboarding: Onboarding | undefined,
  what: 'run' | 'check',
): ChosenAccountGroup {
  const accounts = useChecklist((state) => state.accounts)
  const choices = useAccountChoices()
  const rows = useMemo(() => [...accounts.values()], [accounts])
  const groups = useMemo(() => (onboarding ? accountGroups(onboarding, rows) : []), [onboarding, rows])
  const value = choices.onboardingId === onboarding?.id ? choices[what] : undefined
  // A check is for what was done, whichever wave comes next.
  const group = chosenGroup(groups, rows, value ?? (what === 'check' ? EVERY : undefined))
  return { groups, group, only: group?.only }
}

interface AccountChoiceProps {
  readonly onboarding: Onboarding
  readonly what: 'run' | 'check'
  readonly choice: ChosenAccountGroup
}

/** The waves, units and tags to choose from; nothing where there are none. */
export function AccountChoice({ onboarding, what, choice: { groups, group } }: AccountChoiceProps) {
  if (groups.length === 0) return null
  const every = {
    value: EVERY,
    label: 'All accounts',
    description: plural(onboarding.accounts.length, 'account'),
  }
  const options = [every, ...groups.map(({ value, label, description }) => ({ value, label, description }))]
  return (
    <Select
      inlineLabelText="Accounts"
      ariaLabel="Accounts"
      selectedOption={options.find(({ value }) => value === group?.value) ?? every}
      options={options}
      triggerVariant="option"
      expandToViewport
      {...(options.length > 8 && { filteringType: 'auto' as const })}
      onChange={({ detail }) => chooseAccountsFor(onboarding.id, what, detail.selectedOption.value ?? EVERY)}
    />
  )
}
