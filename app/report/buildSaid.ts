import type { AccountStatus, Checklist } from '../checklist/checklist.ts'
import { allSaid, saidWords } from '../checklist/saidWords.ts'
import type { Reader } from '../checklist/stateWords.ts'
import { timestampOf } from '../text/timestamp.ts'
import { type AccountFact, type Fact, text } from './document.ts'

/** What ActiveEye says in an answer file, beside what the customer's side knows. */

/** Of one account; the arrival stands by itself. */
export function saidFacts(account: Pick<AccountStatus, 'activeeyeSays'>, reader: Reader): AccountFact[] {
  return allSaid(account).map((said) => ({ ...PLACES[said.about], value: text(saidWords(said, reader)) }))
}

const PLACES = {
  allowed: { label: 'Bucket', csv: ['activeeye_says_allowed'] },
  connector: { label: 'Connector in the portal', csv: ['activeeye_says_connector'] },
  remark: { label: 'Remark', csv: ['activeeye_says_remark'] },
} as const

/** Of the whole: who answered, when, and what else they say. */
export function answerFacts({ answer }: Pick<Checklist, 'answer'>, timeZone: string): Fact[] {
  if (answer === undefined) return []
  const { answeredBy, answeredAt, text: remark } = answer
  return [
    {
      label: 'answer file in the name of ActiveEye, says:',
      value: { kind: 'timestamp', at: timestampOf(answeredAt, timeZone), by: answeredBy.name },
    },
    ...(remark === undefined ? [] : [{ label: 'the answer also says:', value: text(remark) }]),
  ]
}
