import { selectorsOf } from '../../../../app/onboarding/accountSelector.ts'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'

/** An entry of the list to choose accounts from. */
export interface SelectorOption {
  readonly value: string
  readonly label: string
  readonly description?: string
}

/** What can be chosen for a wave: units and tags of these accounts, then each account. */
export function selectorOptions(accounts: readonly DraftAccount[]): readonly SelectorOption[] {
  return [
    ...selectorsOf(accounts).map((selector) => ({ value: selector, label: selector })),
    ...accounts
      .filter(({ accountId }) => accountId !== '')
      .map(({ accountId, name }) => ({ value: accountId, label: name || accountId, description: accountId })),
  ]
}

/** The chosen ones, those of the file that nothing here is known of too. */
export function chosenOptions(
  selectors: readonly string[],
  options: readonly SelectorOption[],
): readonly SelectorOption[] {
  const byValue = new Map(options.map((option) => [option.value, option]))
  return selectors.map((value) => byValue.get(value) ?? { value, label: value })
}
