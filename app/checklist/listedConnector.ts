import type { OtherLine } from '../input/pastedConnectors.ts'
import { list } from '../text/list.ts'
import { plural } from '../text/plural.ts'
import { valueWords } from '../text/valueWords.ts'
import type { EnteredConnector } from './connectorStatus.ts'
import type { StateWord } from './stateWords.ts'

/**
 * - `same`: all values of the account are as they should be.
 * - `different`: it is the account's connector, and a value is not.
 * - `incomplete`: it is the account's connector, and the list does not have all of its values.
 * - `second`: another line is about the same account, too.
 * - `repeated`: another line says the same.
 * - `tooEarly`: its account has no values yet, or is left out.
 * - `nameTaken`: it is no connector of this onboarding, and has the Display Name of one.
 * - `extra`: it is no connector of this onboarding.
 * - `notUnderstood`, `heading`, `layout`, `blank`: no connector.
 * - `missing`: an account that no line is about.
 */
export type ListedAs =
  | 'same'
  | 'different'
  | 'incomplete'
  | 'second'
  | 'repeated'
  | 'tooEarly'
  | 'nameTaken'
  | 'extra'
  | 'missing'
  | OtherLine['is']

/** What became of a line of a pasted list, or of an account that is not in it. */
export interface ListedConnector {
  readonly is: ListedAs
  /** From 1; left out with `missing`. */
  readonly line?: number
  readonly account?: { readonly accountId: string; readonly name: string }
  /** Sentences. */
  readonly message: string
  /** What to do; sentences. */
  readonly next?: string
  /** With `same` and `different`: what ActiveEye shows. */
  readonly entered?: EnteredConnector
  /** With `same`: a person has confirmed the connector before. */
  readonly wasConfirmed?: boolean
}

/** A whole list, compared: each of its lines in its order, then the accounts that are not in it. */
export interface ConnectorList {
  readonly lines: readonly ListedConnector[]
  /** What the list has that was not compared, as a sentence; empty when nothing. */
  readonly remark: string
}

/** What became of it, in two words. */
export function listedWord(is: ListedAs): StateWord {
  switch (is) {
    case 'same':
      return { word: 'Matches', tone: 'good' }
    case 'different':
      return { word: 'Differs', tone: 'bad' }
    case 'incomplete':
      return { word: 'Not complete', tone: 'partial' }
    case 'second':
      return { word: 'Second connector', tone: 'bad' }
    case 'repeated':
      return { word: 'Repeated', tone: 'none' }
    case 'tooEarly':
      return { word: 'Too early', tone: 'partial' }
    case 'nameTaken':
      return { word: 'Display Name taken', tone: 'bad' }
    case 'extra':
      return { word: 'Not of this onboarding', tone: 'none' }
    case 'notUnderstood':
      return { word: 'Not understood', tone: 'partial' }
    case 'missing':
      return { word: 'Not in the list', tone: 'todo' }
    case 'heading':
    case 'layout':
    case 'blank':
      return { word: 'No connector', tone: 'none' }
  }
}

/** How many there are of each: "2 lines match, 1 differs, 1 account is missing". */
export function listSummary({ lines }: ConnectorList): string {
  const count = (...as: readonly ListedAs[]) => lines.filter(({ is }) => as.includes(is)).length
  const parts = SUMMARY.flatMap(([as, one, several]) => {
    const number = count(...as)
    return number === 0
      ? []
      : [`${plural(number, as[0] === 'missing' ? 'account' : 'line')} ${number === 1 ? one : several}`]
  })
  return `${list(parts)}.`
}

const SUMMARY: readonly (readonly [readonly [ListedAs, ...ListedAs[]], string, string])[] = [
  [['same'], 'matches', 'match'],
  [['different'], 'differs', 'differ'],
  [['incomplete'], 'is not complete', 'are not complete'],
  [['second'], 'is a second connector', 'are second connectors'],
  [['repeated'], 'is a repetition', 'are repetitions'],
  [['tooEarly'], 'comes too early', 'come too early'],
  [['nameTaken'], 'has a Display Name that is needed', 'have Display Names that are needed'],
  [['extra'], 'is of no account of this onboarding', 'are of no account of this onboarding'],
  [['notUnderstood'], 'was not understood', 'were not understood'],
  [
    ['heading', 'layout', 'blank'],
    'holds no connector (headings and blank lines)',
    'hold no connector (headings and blank lines)',
  ],
  [['missing'], 'is not in the list', 'are not in the list'],
]

/** A line that holds no connector and needs no attention: the summary counts it. */
export function isLayout(is: ListedAs): boolean {
  return is === 'blank' || is === 'heading' || is === 'layout'
}

/** The one button below a compared list; `undefined` when it would record nothing. */
export function recordWords({
  lines,
}: ConnectorList): { readonly button: string; readonly remark?: string } | undefined {
  const matching = lines.filter(isToConfirm).length
  const differing = lines.filter(({ is }) => is === 'different').length
  if (matching === 0 && differing === 0) return undefined
  if (differing === 0)
    return { button: `Confirm the ${matching} that ${matching === 1 ? 'matches' : 'match'}` }
  if (matching === 0)
    return { button: `Record the ${differing} that ${differing === 1 ? 'differs' : 'differ'}` }
  return {
    button: `Confirm the ${matching} that ${matching === 1 ? 'matches' : 'match'}`,
    remark: `The ${differing} that ${differing === 1 ? 'differs is' : 'differ are'} recorded too, as entered differently, so that the checklist shows what to correct.`,
  }
}

/** What was recorded of a list. Both are account IDs. */
export function recordedWords({
  confirmed,
  different,
}: {
  readonly confirmed: readonly string[]
  readonly different: readonly string[]
}): string {
  const differing = different.length === 0 ? '' : `, ${different.length} recorded as entered differently`
  return `${plural(confirmed.length, 'connector')} confirmed${differing}.`
}

/** A connector that is right and that nobody has confirmed. */
export function isToConfirm({ is, wasConfirmed }: ListedConnector): boolean {
  return is === 'same' && wasConfirmed !== true
}

/** Whether the list shows that all connectors are as they should be. What is not of this onboarding does not count. */
export function isAllRight({ lines }: ConnectorList): boolean {
  const wrong: readonly ListedAs[] = [
    'different',
    'incomplete',
    'second',
    'nameTaken',
    'notUnderstood',
    'missing',
    'tooEarly',
  ]
  return lines.every(({ is }) => !wrong.includes(is))
}

/** A line that holds no connector, in words. */
export function otherLine({ line, is, cells }: OtherLine): ListedConnector {
  const text = cells.filter((cell) => cell.trim() !== '').join(' ')
  switch (is) {
    case 'blank':
      return { is, line, message: 'A blank line.' }
    case 'layout':
      return { is, line, message: 'A part of the format, without a value.' }
    case 'heading':
      return {
        is,
        line,
        message: `Headings: ${cells
          .filter((cell) => cell.trim() !== '')
          .map(valueWords)
          .join(', ')}.`,
      }
    case 'notUnderstood':
      return {
        is,
        line,
        message: `Not understood, and not compared: ${valueWords(text)}.`,
        next: 'If it is a connector, say what was entered account by account.',
      }
  }
}
