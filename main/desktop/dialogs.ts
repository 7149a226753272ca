import { basename, dirname, join } from 'node:path'
import type { Dialog } from 'electron'
import type { FileChoice, SavedText } from '../../app/contract/hostFiles.ts'
import { writePrivateFile } from '../files/writePrivateFile.ts'
import type { Host } from '../hosts/host.ts'

const FILTERS = [{ name: 'Onboarding', extensions: ['json', 'handover'] }]

const REPORT_FILTERS = [{ name: 'Report or answer', extensions: ['json', 'html', 'htm'] }]

/** Native dialogs for the page. Since Electron 43 each starts in Downloads; these start where the last one ended. */
export function createDialogs(
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>,
  startDirectory: string,
): NonNullable<Host['dialogs']> {
  let directory = startDirectory

  async function saveAs(title: string, suggestedName: string | undefined): Promise<string | undefined> {
    // Only the last part of the page's name is used, so that it can't name another directory.
    const defaultPath = join(directory, basename(suggestedName ?? ''))
    const { canceled, filePath } = await dialog.showSaveDialog({ title, defaultPath })
    return canceled || filePath === '' ? undefined : chosen(filePath)
  }

  function chosen(path: string): string {
    directory = dirname(path)
    return path
  }

  return {
    async choose({ purpose, suggestedName }: FileChoice) {
      if (purpose === 'new') return saveAs('New onboarding', suggestedName)
      const { canceled, filePaths } = await dialog.showOpenDialog({
        title: purpose === 'report' ? 'Choose a report or an answer' : 'Open onboarding',
        defaultPath: directory,
        filters: purpose === 'report' ? REPORT_FILTERS : FILTERS,
        properties: ['openFile'],
      })
      const path = filePaths[0]
      return canceled || path === undefined ? undefined : chosen(path)
    },
    async save({ suggestedName, text, encoding }: SavedText) {
      const path = await saveAs('Save', suggestedName)
      const content = encoding === undefined ? text : Buffer.from(text, encoding)
      if (path !== undefined) await writePrivateFile(path, content, { overwrite: true })
      return path
    },
  }
}
