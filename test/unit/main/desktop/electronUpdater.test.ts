import { EventEmitter } from 'node:events'
import { expect, test, vi } from 'vitest'
import {
  createElectronUpdater,
  type ElectronUpdaterSettings,
  proxyConfig,
  type UpdaterClasses,
} from '../../../../main/desktop/electronUpdater.ts'
import { verifyWindowsSigner } from '../../../../main/desktop/windowsSigner.ts'

const PROXY = {
  address: 'http://proxy.example.com:8080',
  secure: false,
  host: 'proxy.example.com',
  port: 8080,
  from: 'HTTPS_PROXY',
  authorization: `Basic ${Buffer.from('me:se:cret').toString('base64')}`,
}
const URL = 'https://updates.example.com/onboarding'

class LibraryDouble extends EventEmitter {
  autoDownload = true
  autoInstallOnAppQuit = true
  allowDowngrade = true
  allowPrerelease = true
  disableWebInstaller = false
  logger: unknown = console
  requestHeaders: unknown = null
  verifyUpdateCodeSignature: unknown = 'the library’s own'
  readonly netSession = { setProxy: vi.fn(async () => {}) }
  readonly setFeedURL = vi.fn()
  readonly checkForUpdates = vi.fn(async (): Promise<object | null> => {
    return { isUpdateAvailable: true, updateInfo: { version: '1.1.0' } }
  })
  readonly downloadUpdate = vi.fn(async () => [])
}

function create(platform: NodeJS.Platform, route = { proxies: [PROXY], direct: false, unusable: [] }) {
  const made: { readonly kind: string; readonly double: LibraryDouble }[] = []
  const classOf = (kind: string) =>
    class extends LibraryDouble {
      constructor() {
        super()
        made.push({ kind, double: this })
      }
    }
  const classes = {
    NsisUpdater: classOf('nsis'),
    MacUpdater: classOf('mac'),
    DebUpdater: classOf('deb'),
  } as unknown as UpdaterClasses
  const settings: ElectronUpdaterSettings = { platform, routeTo: async () => route }
  const updater = createElectronUpdater(classes, settings)
  const [only] = made
  if (only === undefined) throw new Error('None was made.')
  return { updater, ...only }
}

test.each([
  ['win32', 'nsis'],
  ['darwin', 'mac'],
  ['linux', 'deb'],
] as const)('on %s it asks only, goes to no older version, and names no computer', async (platform, kind) => {
  const { updater, double, kind: made } = create(platform)
  expect(made).toBe(kind)
  expect(double).toMatchObject({
    autoDownload: false,
    autoInstallOnAppQuit: false,
    allowDowngrade: false,
    allowPrerelease: false,
    disableWebInstaller: true,
    logger: null,
    requestHeaders: { 'x-user-staging-id': 'none' },
  })
  expect(await updater.newest(URL)).toEqual({ version: '1.1.0', isNewer: true })
  expect(double.setFeedURL).toHaveBeenCalledExactlyOnceWith({ provider: 'generic', url: URL })
  expect(double.downloadUpdate).not.toHaveBeenCalled()
  // An error that nobody heard would end the process.
  expect(() => double.emit('error', new Error('late'))).not.toThrow()

  await updater.download()
  expect(double.downloadUpdate).toHaveBeenCalledOnce()
  expect(double.autoInstallOnAppQuit).toBe(true)
})

test('on Windows the app’s own check of the signer takes the place of the library’s', () => {
  expect(create('win32').double.verifyUpdateCodeSignature).toBe(verifyWindowsSigner)
})

test('it goes through the app’s proxy, and signs in to that one only', async () => {
  const { updater, double } = create('darwin')
  await updater.newest(URL)
  expect(double.netSession.setProxy).toHaveBeenCalledExactlyOnceWith({
    mode: 'fixed_servers',
    proxyRules: 'http://proxy.example.com:8080',
  })
  expect(double.netSession.setProxy).toHaveBeenCalledBefore(double.checkForUpdates)
  const answer = vi.fn()
  for (const about of [
    { isProxy: false, host: PROXY.host, port: PROXY.port },
    { isProxy: true, host: 'other.example.com', port: PROXY.port },
    { isProxy: true, host: PROXY.host, port: 1 },
    { isProxy: true, host: PROXY.host, port: PROXY.port },
  ]) {
    double.emit('login', about, answer)
  }
  expect(answer.mock.calls).toEqual([['me', 'se:cret']])
})

test('a route is Chromium’s in its order, and one without a way leads nowhere', () => {
  expect(proxyConfig({ proxies: [], direct: true })).toEqual({ mode: 'direct' })
  expect(proxyConfig({ proxies: [PROXY], direct: true })).toMatchObject({
    proxyRules: 'http://proxy.example.com:8080,direct://',
  })
  expect(proxyConfig({ proxies: [], direct: false })).toEqual({
    mode: 'fixed_servers',
    proxyRules: 'http://127.0.0.1:9',
  })
})

test('where the library does not work, that is an error', async () => {
  const { updater, double } = create('linux')
  double.checkForUpdates.mockResolvedValueOnce(null)
  await expect(updater.newest(URL)).rejects.toThrow('can’t be updated')
})
