import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createDialogs } from '../../../../main/desktop/dialogs.ts'
import { createElectron } from '../../../doubles/electron.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

function create(directory = '/documents') {
  const { dialog } = createElectron()
  return { dialog, dialogs: createDialogs(dialog, directory) }
}

test('a file that is there is chosen, and the next dialog starts beside it', async () => {
  const { dialog, dialogs } = create()
  dialog.showOpenDialog.mockResolvedValueOnce({
    canceled: false,
    filePaths: ['/acme/a.onboarding.json'] as never[],
  })
  expect(await dialogs.choose({ purpose: 'open' })).toBe('/acme/a.onboarding.json')
  expect(dialog.showOpenDialog).toHaveBeenLastCalledWith(
    expect.objectContaining({ defaultPath: '/documents' }),
  )
  await dialogs.choose({ purpose: 'new', suggestedName: 'b.onboarding.json' })
  expect(dialog.showSaveDialog).toHaveBeenLastCalledWith(
    expect.objectContaining({ defaultPath: '/acme/b.onboarding.json' }),
  )
})

test('closing a dialog chooses and writes nothing', async () => {
  const { dialogs } = create()
  expect(await dialogs.choose({ purpose: 'open' })).toBeUndefined()
  expect(await dialogs.choose({ purpose: 'new' })).toBeUndefined()
  expect(await dialogs.save({ suggestedName: 'r.html', text: 'x' })).toBeUndefined()
})

test('a text is written where the person says', async () => {
  const directory = await scratchDirectory()
  const { dialog, dialogs } = create(directory)
  const filePath = join(directory, 'report.html')
  dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath })
  expect(await dialogs.save({ suggestedName: 'report.html', text: 'Grüße' })).toBe(filePath)
  expect(await readFile(filePath, 'utf8')).toBe('Grüße')
  expect((await stat(filePath)).mode & 0o777).toBe(0o600)
})

test('a suggested name leads nowhere but into the directory that is shown', async () => {
  const { dialog, dialogs } = create()
  for (const suggestedName of ['../../etc/cron.d/x', '/etc/cron.d/x']) {
    await dialogs.save({ suggestedName, text: '' })
    expect(dialog.showSaveDialog).toHaveBeenLastCalledWith(
      expect.objectContaining({ defaultPath: '/documents/x' }),
    )
  }
})
