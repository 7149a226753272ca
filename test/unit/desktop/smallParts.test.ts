import { expect, test, vi } from 'vitest'
import { forwardPort } from '../../../main/desktop/forwardPort.ts'
import { type MenuActions, menuTemplate } from '../../../main/desktop/menu.ts'
import { offerReload } from '../../../main/desktop/openWindow.ts'
import { prepare } from '../../../main/desktop/runDesktop.ts'
import { asContents, createContents, createElectron } from '../../doubles/electron.ts'

test('the preload forwards one port, for the one message, and exposes nothing', () => {
  const send = vi.fn()
  const listeners: ((event: { data: unknown; ports: readonly unknown[] }) => void)[] = []
  forwardPort({ addEventListener: (_, listener) => listeners.push(listener) }, send)
  const [listener] = listeners
  expect(listeners).toHaveLength(1)
  listener?.({ data: 'other', ports: ['a'] })
  listener?.({ data: { connect: true }, ports: ['a'] })
  listener?.({ data: 'connect', ports: [] })
  listener?.({ data: 'connect', ports: ['a', 'b'] })
  expect(send).not.toHaveBeenCalled()
  listener?.({ data: 'connect', ports: ['a'] })
  listener?.({ data: 'connect', ports: ['b'] })
  expect(send).toHaveBeenCalledExactlyOnceWith('a')
})

test('before Electron is ready: sandbox, scheme, one instance for a data directory', () => {
  const { app, protocol, electron } = createElectron()
  expect(prepare(electron, '/data')).toBe(true)
  expect(app.setPath).toHaveBeenCalledExactlyOnceWith('userData', '/data/window')
  expect(app.setPath).toHaveBeenCalledBefore(app.requestSingleInstanceLock)
  expect(app.enableSandbox).toHaveBeenCalledOnce()
  expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
})

test('a second instance prepares nothing', () => {
  const { app, protocol, electron } = createElectron({ firstInstance: false })
  expect(prepare(electron, '/data')).toBe(false)
  expect(app.enableSandbox).not.toHaveBeenCalled()
  expect(protocol.registerSchemesAsPrivileged).not.toHaveBeenCalled()
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

function createActions(platform: NodeJS.Platform, devTools = false) {
  return {
    platform,
    devTools,
    goTo: vi.fn(),
    openLink: vi.fn(),
    showDataDirectory: vi.fn(),
  } satisfies MenuActions
}

/** Every item of a menu, flat. */
function itemsOf(template: ReturnType<typeof menuTemplate>): ReturnType<typeof menuTemplate> {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])
}

test.each<NodeJS.Platform>(['darwin', 'win32', 'linux'])(
  'the menu has what people of %s expect',
  (platform) => {
    const actions = createActions(platform)
    const items = itemsOf(menuTemplate(actions))
    const roles = items.map(({ role }) => role)
    for (const role of [
      'editMenu',
      'reload',
      'zoomIn',
      'resetZoom',
      'togglefullscreen',
      'windowMenu',
      'help',
    ]) {
      expect(roles).toContain(role)
    }
    expect(roles.includes('appMenu')).toBe(platform === 'darwin')
    expect(roles.includes('quit')).toBe(platform !== 'darwin')
    expect(roles).not.toContain('toggleDevTools')
    const shortcuts = items.flatMap(({ accelerator }) => accelerator ?? [])
    expect(shortcuts).toEqual(['CmdOrCtrl+O', ...[1, 2, 3, 4, 5, 6].map((digit) => `CmdOrCtrl+${digit}`)])
    for (const { click } of items) click?.({} as never, undefined, {} as never)
    expect(actions.goTo.mock.calls.flat()).toEqual([
      'start',
      'start',
      'accounts',
      'plan',
      'run',
      'connectors',
      'report',
    ])
    expect(actions.openLink).toHaveBeenCalledOnce()
    expect(actions.showDataDirectory).toHaveBeenCalledOnce()
  },
)

test('developers have their tools', () => {
  const roles = itemsOf(menuTemplate(createActions('linux', true))).map(({ role }) => role)
  expect(roles).toContain('toggleDevTools')
})
