import { parseAccountId } from '../../../../app/input/accountId.ts'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import { numberText } from '../../../../app/text/numberText.ts'

/** A row that can be chosen, or that has a reason why not. */
export interface Choosable {
  readonly key: string
  readonly name: string
  readonly why: string | undefined
}

export function freeKeys(rows: readonly Choosable[]): readonly string[] {
  return rows.filter(({ why }) => why === undefined).map(({ key }) => key)
}

/** The button that chooses what is shown, or none of it. Of nothing, no number is told. */
export function chooseShownWords(shown: number, areAllChosen: boolean): string {
  if (areAllChosen) return 'Choose none of those shown'
  return shown === 0 ? 'Choose all shown' : `Choose all ${numberText(shown)} shown`
}

/** The choice after a person changed it on one page. Rows of other pages stay as they were. */
export function chosenAfter(
  chosen: ReadonlySet<string>,
  onPage: readonly Choosable[],
  selected: readonly Choosable[],
): ReadonlySet<string> {
  const next = new Set(chosen)
  for (const { key } of onPage) next.delete(key)
  for (const { key } of selected) next.add(key)
  return next
}

/** "In the list already, as prod", by the ID of each account in the list. */
export function listMarks(accounts: readonly DraftAccount[]): ReadonlyMap<string, string> {
  return new Map(
    accounts.flatMap(({ accountId, name }) => {
      const parsed = parseAccountId(accountId)
      return parsed.ok ? [[parsed.value, `In the list already${name === '' ? '' : `, as ${name}`}`]] : []
    }),
  )
}
