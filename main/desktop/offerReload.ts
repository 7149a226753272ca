import type { Dialog, WebContents } from 'electron'

/**
 * When the page's process is gone or hangs: nothing is lost, since all state is in this process, so reloading is all
 * there is to do.
 */
export function offerReload(
  contents: Pick<WebContents, 'on' | 'reload'>,
  dialog: Pick<Dialog, 'showMessageBox'>,
  quit: () => void,
): void {
  let asking = false

  async function ask(message: string, otherwise: 'Quit' | 'Wait'): Promise<void> {
    if (asking) return
    asking = true
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message,
      detail: 'Nothing is lost: the work goes on in the background, and the page shows where it is.',
      buttons: ['Reload', otherwise],
      defaultId: 0,
      cancelId: 1,
    })
    asking = false
    if (response === 0) contents.reload()
    else if (otherwise === 'Quit') quit()
  }

  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void ask(`The page ended unexpectedly (${reason}).`, 'Quit')
  })
  contents.on('unresponsive', () => void ask('The page does not answer.', 'Wait'))
}
