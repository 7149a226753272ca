import { completeWords } from '../../../app/checklist/headline.ts'
import type { Recent } from '../../../app/contract/recent.ts'
import { list } from '../../../app/text/list.ts'
import { plural } from '../../../app/text/plural.ts'
import { scenarioTitle } from './scenarioTitle.ts'

type Which = Pick<Recent, 'path' | 'practice'>

/** `1 of 3 accounts complete`, when it was last seen. */
export function accountsWords({ accounts, state }: Pick<Recent, 'accounts' | 'state'>): string {
  return state === undefined ? plural(accounts, 'account') : completeWords({ ...state, accounts })
}

/** Where it stood when it was last closed or opened. */
export function turnWords({ state }: Pick<Recent, 'state'>): string {
  if (state === undefined) return 'Not known'
  if (state.waitsFor.length === 0) return "Nobody's"
  return list(state.waitsFor.map((who) => (who === 'customer' ? 'Yours' : "ActiveEye's")))
}

/** The name of the file or of the practice, which tells two of the same customer apart. */
export function shortPlaceOf({ path, practice }: Which): string {
  const file = path?.split(/[/\\]/).at(-1)
  return [practice === undefined ? undefined : `Practice: ${scenarioTitle(practice)}`, file]
    .filter((part) => part !== undefined)
    .join(', ')
}

function whereOf({ path, practice }: Which): string {
  const cloud = practice === undefined ? undefined : `Practice: ${practice}`
  return [cloud, path].filter((part) => part !== undefined).join(', ')
}

/** For those who hear it: unlike all others. */
export function nameOf(entry: Which & Pick<Recent, 'customer'>): string {
  return `${entry.customer} (${whereOf(entry)})`
}
