import { nameKey } from '../../../app/onboarding/name.ts'
import { INVISIBLE } from '../../../app/text/oddCharacters.ts'

/** A name as the file takes it, from what AWS or a spreadsheet has. */
export function plainName(text: string): string {
  return [...text.toWellFormed()]
    .map((char) => (INVISIBLE.test(char) ? ' ' : char))
    .join('')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, 120)
}

/** Names differ from account to account: `prod (2)`. @param taken gets the name that is given. */
export function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let number = 2; taken.has(nameKey(free)); number += 1) free = `${name} (${number})`
  taken.add(nameKey(free))
  return free
}

/** Found accounts with names of their own; AWS lets several have the same. */
export function withFreeNames<A extends { readonly accountId: string; readonly name: string }>(
  added: readonly A[],
  present: readonly { readonly name: string }[],
): readonly A[] {
  const taken = new Set(present.map(({ name }) => nameKey(name)))
  return added.map((account) => ({
    ...account,
    name: freeName(plainName(account.name) || account.accountId, taken),
  }))
}
