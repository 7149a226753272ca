import type { Dialog } from 'electron'
import type { OutsideAnswer, OutsideQuestion } from '../../app/contract/outsideQuestion.ts'
import { plainText } from '../../app/text/plainText.ts'
import type { OutsidePage } from '../hosts/host.ts'

/** Asks in a native dialog, which the page can neither see nor answer. Closing it is a no. */
export function confirmInDialog(dialog: Pick<Dialog, 'showMessageBox'>): OutsidePage {
  let last: Promise<unknown> = Promise.resolve()
  function ask({ message, detail, allow }: OutsideQuestion): Promise<OutsideAnswer> {
    const asked = last.then(async (): Promise<OutsideAnswer> => {
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: plainText(message),
        detail: detail.map(plainText).join('\n'),
        buttons: ['Cancel', allow],
        defaultId: 0,
        cancelId: 0,
      })
      return response === 1 ? 'yes' : 'no'
    })
    // One at a time: dialogs on top of each other are answered without being read.
    last = asked.catch(() => undefined)
    return asked
  }
  return { where: 'dialog', ask }
}
