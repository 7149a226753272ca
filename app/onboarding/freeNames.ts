import { INVISIBLE } from '../text/oddCharacters.ts'
import { nameKey, shortened } from './name.ts'

/** Room for ` (2)` within the longest name that the file accepts. */
const LONGEST = 120

/**
 * Gives found accounts names that the file accepts and that all differ: AWS accepts blanks at the ends of a name, and
 * the same name for several accounts.
 */
export function withFreeNames<A extends { readonly accountId: string; readonly name: string }>(
  added: readonly A[],
  present: readonly { readonly name: string }[] = [],
): readonly A[] {
  const taken = new Set(present.map(({ name }) => nameKey(name)))
  return added.map((account) => ({
    ...account,
    name: freeName(plainName(account.name) || account.accountId, taken),
  }))
}

/** A name that the file accepts, from a name in AWS or in a spreadsheet. */
export function plainName(text: string): string {
  const visible = [...text.toWellFormed()].map((char) => (INVISIBLE.test(char) ? ' ' : char)).join('')
  return shortened(visible.replaceAll(/ +/g, ' ').trim(), LONGEST)
}

/** Makes a name unique: `prod (2)`. @param taken the keys of the names in use; the new one is added. */
export function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let number = 2; taken.has(nameKey(free)); number += 1) free = `${name} (${number})`
  taken.add(nameKey(free))
  return free
}
