import { expect, test } from 'vitest'
import { windowOptions } from '../../../main/desktop/openWindow.ts'

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
