import type * as Library from 'electron-updater'
import type { Backend } from '../accounts/backend.ts'
import type { Updater } from './updates.ts'
import { verifyWindowsSigner } from './windowsSigner.ts'

type Route = Awaited<ReturnType<Backend['network']['routeTo']>>

/** What is used of the library, so that tests need neither it nor Electron's runtime. */
export type UpdaterClasses = Pick<typeof Library, 'NsisUpdater' | 'MacUpdater' | 'DebUpdater'>

export interface ElectronUpdaterSettings {
  readonly platform: NodeJS.Platform
  /** The way to the server, as every other call of the app goes. */
  routeTo(url: URL): Promise<Route>
}

/** Loads electron-updater, which costs time and memory, when a check is due. */
export async function loadElectronUpdater(settings: ElectronUpdaterSettings): Promise<Updater> {
  // CommonJS: its names are on the default export.
  const { default: library } = await import('electron-updater')
  return createElectronUpdater(library, settings)
}

/**
 * electron-updater against a generic provider: a folder on a web server. It never downloads unasked, goes to no older
 * version, and sends no identifier.
 */
export function createElectronUpdater(
  { NsisUpdater, MacUpdater, DebUpdater }: UpdaterClasses,
  { platform, routeTo }: ElectronUpdaterSettings,
): Updater {
  const updater = create()
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.allowPrerelease = false
  updater.logger = null
  // What such an installer loads is compared with nobody's signature.
  updater.disableWebInstaller = true
  // The library makes up a number for each computer and sends it with every call.
  updater.requestHeaders = { 'x-user-staging-id': 'none' }
  // Without a listener an error would end the process; each call rejects with it as well.
  updater.on('error', () => undefined)

  function create() {
    switch (platform) {
      case 'win32': {
        const windows = new NsisUpdater()
        windows.verifyUpdateCodeSignature = verifyWindowsSigner
        return windows
      }
      case 'darwin':
        return new MacUpdater()
      default:
        // Asks only: `decideUpdates` lets nothing be downloaded here.
        return new DebUpdater()
    }
  }

  let route: Route | undefined
  updater.on('login', (about, answer) => {
    const signIn = about.isProxy ? proxySignIn(route, about.host, about.port) : undefined
    if (signIn !== undefined) answer(signIn.user, signIn.password)
  })

  return {
    async newest(url) {
      route = await routeTo(new URL(url))
      await updater.netSession.setProxy(proxyConfig(route))
      updater.setFeedURL({ provider: 'generic', url })
      const result = await updater.checkForUpdates()
      if (result === null) throw new Error('this app can’t be updated where it is')
      return { version: result.updateInfo.version, isNewer: result.isUpdateAvailable }
    },
    async download() {
      updater.autoInstallOnAppQuit = true
      await updater.downloadUpdate()
    },
  }
}

/** A route as Chromium takes it: the proxies in their order, then directly where that is allowed. */
export function proxyConfig({ proxies, direct }: Pick<Route, 'proxies' | 'direct'>) {
  if (proxies.length === 0 && direct) return { mode: 'direct' as const }
  const places = [...proxies.map(({ address }) => address), ...(direct ? ['direct://'] : [])]
  // Where no proxy can be used and none may be left out, nothing is reached.
  return { mode: 'fixed_servers' as const, proxyRules: places.join(',') || 'http://127.0.0.1:9' }
}

function proxySignIn(route: Route | undefined, host: string, port: number) {
  const proxy = route?.proxies.find((one) => one.host === host && one.port === port)
  const basic = /^Basic (.+)$/.exec(proxy?.authorization ?? '')?.[1]
  if (basic === undefined) return undefined
  const [, user = '', password = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(basic, 'base64').toString()) ?? []
  return { user, password }
}
