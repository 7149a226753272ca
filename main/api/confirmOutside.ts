import type { OutsideQuestion } from '../../app/contract/outsideQuestion.ts'
import { ConflictError } from '../failures/conflictError.ts'
import type { Host } from '../hosts/host.ts'

/** Resolves when a person allowed it outside the page. @throws ConflictError when not, with where that would be */
export async function confirmOutside(host: Host, question: OutsideQuestion): Promise<void> {
  const answer = await host.outsidePage.ask(question)
  if (answer === 'yes' || (answer === 'nobody' && question.unasked === 'allowed')) return
  throw new ConflictError(answer === 'no' ? DECLINED : NOBODY)
}

const DECLINED = 'It was declined outside this page, so nothing was changed.'

const NOBODY =
  'This has to be confirmed outside the page, and the app was started without a terminal. Start it in a terminal and confirm there.'
