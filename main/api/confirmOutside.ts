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
  'Nothing was changed: this has to be confirmed outside the page, in the terminal that the app was started in, and it was started without one. Start the app in a terminal and confirm there, or use the terminal program.'
