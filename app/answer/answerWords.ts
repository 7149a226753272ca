import { saidByWords } from '../checklist/saidWords.ts'
import type { Reader } from '../checklist/stateWords.ts'
import { plural } from '../text/plural.ts'
import type { AnswerItem, ReadAnswer } from './answerItems.ts'

/** An answer in words, for the person who imports it. */

/** "ActiveEye says: Jane Roe (jane.roe@example.com), 2026-11-28 14:05" */
export function answeredByWords(
  { answeredBy: { name, contact }, answeredAt }: Pick<ReadAnswer, 'answeredBy' | 'answeredAt'>,
  reader: Pick<Reader, 'timeOf'>,
): string {
  return saidByWords({ by: contact === undefined ? name : `${name} (${contact})`, at: answeredAt }, reader)
}

/** What importing does with it. */
export function itemStateWords({
  state,
  said,
  differences,
}: Pick<AnswerItem, 'state' | 'said' | 'differences'>): string {
  switch (state) {
    case 'known':
      return 'Imported before'
    case 'older':
      return 'A newer answer is known'
    case 'new':
      if (said.about !== 'connector') return 'New'
      return differences.length === 0 ? 'New' : 'Differs from what was meant'
  }
}

/** Whether importing it changes anything. */
export function isNews({ state, items }: Pick<ReadAnswer, 'state' | 'items'>): boolean {
  return state === 'new' || items.some((item) => item.state === 'new')
}

/** What follows an answer: the run of exactly these accounts. A button's text, and the lead of a command. */
export function runAgainWords(accounts: number): string {
  const which = accounts === 1 ? 'the account' : `the ${plural(accounts, 'account')}`
  return `Run again for ${which} that the answer calls allowed`
}

/** Nobody signed it: stands beside every answer before and after its import. */
export const ANSWER_TRUST =
  'An answer file is signed by nobody. What it says is told with the name and the date in it, and never called verified. Importing it starts nothing.'
