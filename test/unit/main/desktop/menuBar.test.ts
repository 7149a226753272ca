import { expect, test, vi } from 'vitest'
import { type MenuActions, menuBarTemplate } from '../../../../main/desktop/menuBar.ts'

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
function itemsOf(template: ReturnType<typeof menuBarTemplate>): ReturnType<typeof menuBarTemplate> {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])])
}

test.each<NodeJS.Platform>(['darwin', 'win32', 'linux'])(
  'the menu has what people of %s expect',
  (platform) => {
    const actions = createActions(platform)
    const items = itemsOf(menuBarTemplate(actions))
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
    expect(shortcuts).toEqual([
      'CmdOrCtrl+O',
      'CmdOrCtrl+,',
      ...[1, 2, 3, 4, 5, 6].map((digit) => `CmdOrCtrl+${digit}`),
    ])
    for (const { click } of items) click?.({} as never, undefined, {} as never)
    expect(actions.goTo.mock.calls.flat()).toEqual([
      'start',
      'settings',
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
  const roles = itemsOf(menuBarTemplate(createActions('linux', true))).map(({ role }) => role)
  expect(roles).toContain('toggleDevTools')
})
