import { expect, test, vi } from 'vitest'
import { offerReload, windowOptions } from '../../../../main/desktop/openWindow.ts'
import { asContents, createContents, createElectron } from '../../../doubles/electron.ts'

test('the window: every option of the security checklist is said', () => {
  expect(windowOptions({ preload: '/p.cjs', dark: true, devTools: false })).toMatchInlineSnapshot(`
    {
      "backgroundColor": "#161d26",
      "height": 860,
      "minHeight": 520,
      "minWidth": 720,
      "name": "main",
      "show": false,
      "title": "ActiveEye Onboarding",
      "webPreferences": {
        "allowRunningInsecureContent": false,
        "contextIsolation": true,
        "devTools": false,
        "experimentalFeatures": false,
        "navigateOnDragDrop": false,
        "nodeIntegration": false,
        "nodeIntegrationInSubFrames": false,
        "nodeIntegrationInWorker": false,
        "preload": "/p.cjs",
        "sandbox": true,
        "spellcheck": false,
        "webSecurity": true,
        "webviewTag": false,
      },
      "width": 1280,
      "windowStatePersistence": true,
    }
  `)
})

test('when the page is gone a person may reload it', async () => {
  const contents = createContents()
  const { dialog, electron } = createElectron()
  const quit = vi.fn()
  offerReload(asContents(contents), electron.dialog, quit)
  contents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 })
  expect(dialog.showMessageBox).not.toHaveBeenCalled()
  contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
  contents.emit('unresponsive')
  expect(dialog.showMessageBox).toHaveBeenCalledOnce()
  await vi.waitFor(() => expect(contents.reload).toHaveBeenCalledOnce())

  dialog.showMessageBox.mockResolvedValue({ response: 1, checkboxChecked: false })
  contents.emit('unresponsive')
  await vi.waitFor(() => expect(dialog.showMessageBox).toHaveBeenCalledTimes(2))
  expect(quit).not.toHaveBeenCalled()
  contents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 })
  await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce())
  expect(contents.reload).toHaveBeenCalledOnce()
})
