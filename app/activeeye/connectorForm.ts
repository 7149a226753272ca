import { list } from '../text/list.ts'
import { nameCharacter } from '../text/oddCharacters.ts'
import { plural } from '../text/plural.ts'

/**
 * The service connector, which a person adds in ActiveEye. The app says what to enter and compares what was entered.
 */

/** The fields of ActiveEye's form whose values must be exact, in the form's order. */
export interface ConnectorFields {
  readonly displayName: string
  readonly accountId: string
  readonly externalId: string
}

/** All that the form asks for. */
export interface ConnectorForm extends ConnectorFields {
  /** `low`, `medium` or `high`; may be changed in ActiveEye at any time. */
  readonly priority: string
}

/** In the form's order. */
export const EXACT_FIELDS = [
  'displayName',
  'accountId',
  'externalId',
] as const satisfies readonly (keyof ConnectorFields)[]
export const FORM_FIELDS = [...EXACT_FIELDS, 'priority'] as const satisfies readonly (keyof ConnectorForm)[]

export const FIELD_NAMES: Readonly<Record<keyof ConnectorForm, string>> = {
  displayName: 'Display Name',
  accountId: 'Account ID',
  externalId: 'External ID',
  priority: 'Account priority',
}

/** What *Copy all* gives: a line for each field, in the form's order, as a person sends or keeps it. */
export function connectorText({ displayName, accountId, externalId, priority }: ConnectorForm): string {
  const values = { displayName, accountId, externalId, priority }
  return FORM_FIELDS.map((field) => `${FIELD_NAMES[field]}: ${values[field]}`).join('\n')
}

/**
 * The text holds what *Copy all* gives for this form, or the line of its account in the connector sheet, so it says
 * nothing about what was entered in ActiveEye. Clipboards change line ends, and editors add one at the end. Single
 * values are not recognized: ActiveEye shows the same ones.
 * @param label of the account, which the sheet has right of the priority, and ActiveEye nowhere
 */
export function isOwnCopy(text: string, form: ConnectorForm, label: string): boolean {
  const lines = `\n${text.replaceAll('\r\n', '\n')}\n`
  if (lines.includes(`\n${connectorText(form)}\n`)) return true
  return SHEET_SEPARATORS.some((separator) => lines.includes(`${form.priority}${separator}${label}`))
}

/** As a copy, as the CSV file, and as a spreadsheet writes that again. */
const SHEET_SEPARATORS = ['\t', '","', ',', ';', '";"', '  ']

/** Of many characters too many, only these first ones are named. */
const MOST_NAMED = 4

/** Names the first character that differs, invisible ones included, and what surrounds it. */
export function describeDifference(wanted: string, entered: string): string {
  const wantedCharacters = [...wanted]
  const enteredCharacters = [...entered]
  if (entered === '') return 'nothing was entered'
  const at = wantedCharacters.findIndex((character, index) => character !== enteredCharacters[index])
  if (at === -1) {
    const extra = enteredCharacters.slice(wantedCharacters.length)
    const named = extra.slice(0, MOST_NAMED).map(nameCharacter)
    const rest = extra.length > MOST_NAMED ? [`${extra.length - MOST_NAMED} more`] : []
    return `it has ${extra.length === 1 ? 'a character' : `${extra.length} characters`} too many at the end: ${list([...named, ...rest])}`
  }
  const found = enteredCharacters[at]
  const expected = nameCharacter(wantedCharacters[at] ?? '')
  return found === undefined
    ? `it stops after ${plural(at, 'character')}, where ${expected} should follow`
    : `character ${at + 1} is ${nameCharacter(found)}, expected ${expected}`
}
