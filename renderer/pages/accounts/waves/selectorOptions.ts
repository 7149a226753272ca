import { parseAccountSelector, selectorsOf, selects } from '../../../../app/onboarding/accountSelector.ts'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import { plural } from '../../../../app/text/plural.ts'

/** An entry of the list to choose accounts from. */
export interface SelectorOption {
  readonly value: string
  readonly label: string
  readonly description?: string
}

/** What can be chosen for a wave: units and tags of these accounts, then each account. */
export function selectorOptions(accounts: readonly DraftAccount[]): readonly SelectorOption[] {
  return [
    ...selectorsOf(accounts).map((selector) => ({
      value: selector,
      label: selector,
      description: meaningOf(selector, accounts),
    })),
    ...accounts
      .filter(({ accountId }) => accountId !== '')
      .map(({ accountId, name }) => ({ value: accountId, label: name || accountId, description: accountId })),
  ]
}

/** "Organizational unit, 3 accounts". */
function meaningOf(text: string, accounts: readonly DraftAccount[]): string {
  const selector = parseAccountSelector(text)
  if (!selector.ok) return ''
  const kind = selector.value.kind === 'tag' ? 'Tag' : 'Organizational unit'
  return `${kind}, ${plural(accounts.filter((account) => selects(selector.value, account)).length, 'account')}`
}

/** The chosen ones, those of the file that nothing here is known of too. */
export function chosenOptions(
  selectors: readonly string[],
  options: readonly SelectorOption[],
): readonly SelectorOption[] {
  const byValue = new Map(options.map((option) => [option.value, option]))
  return selectors.map((value) => byValue.get(value) ?? { value, label: value })
}
