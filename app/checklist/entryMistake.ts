import { type ConnectorFields, EXACT_FIELDS, FIELD_NAMES } from '../activeeye/connectorForm.ts'
import { parseAccountId } from '../input/accountId.ts'
import { accountIdOfNumber, digitsOfNumber, hasExponent } from '../input/spreadsheetNumber.ts'
import { bareValue } from '../text/bareValue.ts'
import { list } from '../text/list.ts'
import { lookalikeLetter } from '../text/lookalikeLetters.ts'
import { BLANK, DASH, INVISIBLE, nameCharacter, nameOddCharacters } from '../text/oddCharacters.ts'
import { trimEnds } from '../text/trimEnds.ts'

/** How a value of the connector came to be wrong, where that can be told, and what to do about it. */
export interface EntryMistake {
  readonly what: string
  readonly advice: string
}

/** The values of another account of the onboarding, and its name. */
export interface OtherConnector extends ConnectorFields {
  readonly name: string
}

export interface WrongEntry {
  readonly field: keyof ConnectorFields
  readonly entered: string
  /** What should have been entered, in all fields. */
  readonly wanted: ConnectorFields
  readonly others: readonly OtherConnector[]
}

type Rule = (entry: WrongEntry) => EntryMistake | undefined

/** The first mistake that explains the wrong entry completely; `undefined` when none does. */
export function entryMistake(entry: WrongEntry): EntryMistake | undefined {
  for (const rule of RULES) {
    const mistake = rule(entry)
    if (mistake !== undefined) return mistake
  }
  return undefined
}

const swapped: Rule = ({ field, entered, wanted }) => {
  const core = bareValue(entered)
  const from = EXACT_FIELDS.find((other) => other !== field && wanted[other] === core)
  if (from === undefined) return undefined
  return {
    what: `It is the ${FIELD_NAMES[from]} of this account, in the place of the ${FIELD_NAMES[field]}`,
    advice: 'Look whether two fields are swapped.',
  }
}

const ofAnotherAccount: Rule = ({ field, entered, others }) => {
  const core = bareValue(entered)
  if (core === '') return undefined
  const padded = accountIdOfNumber(core) ?? core
  for (const from of [field, ...EXACT_FIELDS.filter((other) => other !== field)]) {
    const owner = others.find(
      (other) => other[from] === core || (from === 'accountId' && other[from] === padded),
    )
    if (owner !== undefined) {
      return {
        what: `It is the ${FIELD_NAMES[from]} of another account of this onboarding, ${owner.name} (${owner.accountId})`,
        advice: `Look whether this is the connector of ${owner.name}, or whether the values of the two accounts are mixed up.`,
      }
    }
  }
  return undefined
}

const inQuotes: Rule = ({ field, entered, wanted }) =>
  bareValue(entered) === wanted[field] && bareValue(entered) !== trimEnds(entered, BLANK)
    ? {
        what: 'The value stands in quotation marks, which ActiveEye takes for a part of it',
        advice: 'Remove the quotation marks.',
      }
    : undefined

const withBlanks: Rule = ({ field, entered, wanted }) => {
  const isAround = trimEnds(entered, BLANK) === wanted[field]
  const without = entered.replaceAll(/[\r\n\u0085\u2028\u2029]/gu, '')
  if (!isAround && without !== wanted[field]) return undefined
  const outer = entered.replace(wanted[field], '')
  const odd = nameOddCharacters(isAround ? outer : entered)
  const names = [...(isAround && outer.includes(' ') ? ['a space'] : []), ...odd]
  return {
    what: `The value is right but for ${list(names)} ${isAround ? 'around it' : 'in it'}`,
    advice:
      'Delete the value in ActiveEye and paste it anew as one line, without anything before or after it.',
  }
}

const invisible: Rule = ({ field, entered, wanted }) => {
  const without = [...entered].filter((char) => !INVISIBLE.test(char)).join('')
  if (without !== wanted[field]) return undefined
  return {
    what: `The value has characters that can't be seen: ${list(nameOddCharacters(entered))}`,
    advice:
      'Delete the value in ActiveEye and type it, or copy it from here: such characters come with text from chats and documents.',
  }
}

const lookalikes: Rule = ({ field, entered, wanted }) => {
  const alike = [...entered].filter((char) => lookalikeLetter(char) !== undefined)
  if (alike.length === 0) return undefined
  const folded = [...entered].map((char) => lookalikeLetter(char)?.letter ?? char).join('')
  if (folded !== wanted[field]) return undefined
  return {
    what: `The value has characters of another alphabet: ${list([...new Set(alike.map(nameCharacter))])}`,
    advice: 'Delete the value in ActiveEye and copy it from here.',
  }
}

const exponent: Rule = ({ field, entered }) =>
  field === 'accountId' && hasExponent(entered)
    ? {
        what: 'A spreadsheet turned the account ID into a number in exponent form, and digits are lost',
        advice: "Don't copy it from the spreadsheet: copy it from here, or format the column as text first.",
      }
    : undefined

const lostZero: Rule = ({ field, entered, wanted }) => {
  const digits = digitsOfNumber(entered)
  if (field !== 'accountId' || !/^\d{1,11}$/.test(digits) || digits.padStart(12, '0') !== wanted.accountId) {
    return undefined
  }
  const lost = 12 - digits.length
  const zeros = lost === 1 ? 'The zero at the start is missing' : `The ${lost} zeros at the start are missing`
  return {
    what:
      digits === bareValue(entered)
        ? `${zeros}; spreadsheets drop ${lost === 1 ? 'it' : 'them'}`
        : `${zeros}, and the rest is written as a spreadsheet writes a number`,
    advice: 'An account ID has 12 digits, and leading zeros count.',
  }
}

const tooNarrow: Rule = ({ field, entered }) =>
  field === 'accountId' && /^#+$/.test(bareValue(entered))
    ? {
        what: 'A spreadsheet shows such signs in place of a number where the column is too narrow',
        advice: "Don't copy it from the spreadsheet: copy it from here, or widen the column first.",
      }
    : undefined

const lettersForDigits: Rule = ({ field, entered, wanted }) => {
  if (field !== 'accountId' || !/[OoIl]/.test(entered)) return undefined
  if (entered.replaceAll(/[Oo]/g, '0').replaceAll(/[Il]/g, '1') !== wanted.accountId) return undefined
  const letters = [...new Set(entered.match(/[OoIl]/g))].map(nameCharacter)
  return {
    what: `It has ${list(letters)} where a digit should be`,
    advice: 'Delete the value in ActiveEye and copy it from here.',
  }
}

/** The console shows 1111-2222-3333; spreadsheets write 111,122,223,333 and 111122223333.0. */
const separated: Rule = ({ field, entered, wanted }) => {
  if (field !== 'accountId') return undefined
  const parsed = parseAccountId(bareValue(entered))
  const isGrouped = parsed.ok && parsed.value === wanted.accountId
  if (!isGrouped && digitsOfNumber(entered) !== wanted.accountId) return undefined
  return {
    what: isGrouped
      ? 'It is the account ID in the form in which AWS shows it, with separators'
      : 'It is the account ID as a spreadsheet writes a number, with separators',
    advice: 'ActiveEye needs the 12 digits and nothing between or after them.',
  }
}

/** Text programs and chats put other dashes in the place of the keyboard's. */
const otherDash: Rule = ({ field, entered, wanted }) => {
  const dashes = [...new Set(entered.match(new RegExp(DASH.source, 'gu')))].filter((dash) => dash !== '-')
  if (dashes.length === 0 || entered.replaceAll(new RegExp(DASH.source, 'gu'), '-') !== wanted[field]) {
    return undefined
  }
  return {
    what: `The value has ${list(dashes.map(nameCharacter))} in the place of the keyboard's dash`,
    advice: 'Delete the value in ActiveEye and copy it from here: text programs and chats exchange dashes.',
  }
}

const otherBlanks: Rule = ({ field, entered, wanted }) =>
  withoutBlanks(entered) === withoutBlanks(wanted[field]) && withoutBlanks(entered) !== ''
    ? {
        what: 'Only the blanks in it differ',
        advice: 'Delete the value in ActiveEye and copy it from here.',
      }
    : undefined

/** A label, a bracket or the end of a sentence was copied along. */
const withMore: Rule = ({ field, entered, wanted }) => {
  const value = wanted[field]
  const at = entered.indexOf(value)
  if (value === '' || at === -1) return undefined
  const isApart = (char: string | undefined) => char === undefined || !/[\p{L}\p{N}\p{Pd}_]/u.test(char)
  if (!isApart(entered[at - 1]) || !isApart(entered[at + value.length])) return undefined
  return {
    what: 'The right value is in it, with other text before or after it',
    advice: 'Enter the value alone.',
  }
}

const otherCase: Rule = ({ field, entered, wanted }) =>
  entered.toLowerCase() === wanted[field].toLowerCase()
    ? {
        what: 'Only upper and lower case differ',
        advice: 'ActiveEye and AWS take them for different characters.',
      }
    : undefined

/** What explains an entry fully comes before what only resembles it. */
const RULES: readonly Rule[] = [
  swapped,
  ofAnotherAccount,
  inQuotes,
  withBlanks,
  invisible,
  lookalikes,
  otherDash,
  exponent,
  tooNarrow,
  lostZero,
  separated,
  lettersForDigits,
  otherBlanks,
  otherCase,
  withMore,
]

function withoutBlanks(text: string): string {
  return text.replaceAll(new RegExp(BLANK.source, 'gu'), '')
}
