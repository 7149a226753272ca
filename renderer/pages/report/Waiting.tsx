import { CUSTOMER_SIDE } from '../../../app/report/accountReport.ts'
import { waitsForWord } from '../../../app/report/stateWords.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'

/** Who is waited for; nobody is "you" in a report. */
export function Waiting({ waitsFor }: { readonly waitsFor: 'you' | 'activeeye' }) {
  const word = `Waiting for ${waitsForWord(waitsFor, CUSTOMER_SIDE)}`
  return <StateIndicator state={{ word, tone: 'waiting' }} />
}
