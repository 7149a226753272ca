import { expect, test } from 'vitest'
import { desktopEnvironment } from '../../../../main/hosts/desktopEnvironment.ts'

test('a browser gets the session on the screen, and nothing that AWS or this app is told', () => {
  const session = {
    PATH: '/usr/bin',
    HOME: '/home/anna',
    LC_ALL: 'de_DE.UTF-8',
    DISPLAY: ':0',
    WAYLAND_DISPLAY: 'wayland-0',
    XDG_RUNTIME_DIR: '/run/user/1000',
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus',
    WSL_DISTRO_NAME: 'Ubuntu',
    SYSTEMROOT: 'C:\\Windows',
    'ProgramFiles(x86)': 'C:\\Program Files (x86)',
    http_proxy: 'http://proxy.example:8080',
    NO_PROXY: 'localhost',
  }
  const kept = desktopEnvironment({
    ...session,
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_PROFILE: 'prod',
    HTTPS_PROXY: 'http://anna:secret@proxy.example:8080',
    NODE_OPTIONS: '--import ./own.ts',
    LD_PRELOAD: '/tmp/own.so',
    GITHUB_TOKEN: 'secret',
    PATHS: 'not PATH',
  })
  expect(kept).toEqual(session)
})
