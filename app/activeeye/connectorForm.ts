import { list } from '../text/list.ts'
import { nameCharacter } from '../text/oddCharacters.ts'

/**
 * The service connector, which a person adds in ActiveEye. The app says what to enter and compares what was entered.
 */

/** The fields of ActiveEye's form whose values must be exact, in the form's order. */
export interface ConnectorFields {
  readonly displayName: string
  readonly accountId: string
  readonly externalId: string
}

export const FIELD_NAMES: Readonly<Record<keyof ConnectorFields, string>> = {
  displayName: 'Display Name',
  accountId: 'Account ID',
  externalId: 'External ID',
}

/** Names the first character that differs, invisible ones included, and what surrounds it. */
export function describeDifference(wanted: string, entered: string): string {
  const wantedCharacters = [...wanted]
  const enteredCharacters = [...entered]
  if (entered === '') return 'nothing was entered'
  const at = wantedCharacters.findIndex((character, index) => character !== enteredCharacters[index])
  if (at === -1) {
    const extra = enteredCharacters.slice(wantedCharacters.length)
    return `it has ${extra.length === 1 ? 'a character' : `${extra.length} characters`} too many at the end: ${list(extra.map(nameCharacter))}`
  }
  const found = enteredCharacters[at]
  const expected = nameCharacter(wantedCharacters[at] ?? '')
  return found === undefined
    ? `it stops after ${at} characters, where ${expected} should follow`
    : `character ${at + 1} is ${nameCharacter(found)}, expected ${expected}`
}
