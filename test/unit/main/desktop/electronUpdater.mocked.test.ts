import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { createServer, get, type IncomingMessage } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Updater } from '../../../../main/desktop/updates.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

/** electron-updater itself, on a double of what it uses of Electron. */

const INSTALLER = Buffer.from('MZ and whatever else')

let userData = ''

interface Asked {
  readonly hostname: string
  readonly port: string
  readonly path: string
}

/** Chromium's request, by Node. */
class RequestDouble extends EventEmitter {
  readonly #options: Asked

  constructor(options: Asked) {
    super()
    this.#options = options
  }

  abort(): void {}

  end(): void {
    get(this.#options, (response: IncomingMessage) => this.emit('response', response)).on('error', (error) =>
      this.emit('error', error),
    )
  }
}

beforeAll(() => {
  const require = createRequire(import.meta.url)
  const path = require.resolve('electron')
  const app = {
    isPackaged: true,
    getVersion: () => '1.0.0',
    getName: () => 'activeeye-onboarding',
    getPath: () => userData,
    whenReady: async () => {},
    once: () => {},
  }
  const exports = {
    app,
    net: { request: (options: Asked) => new RequestDouble(options) },
    session: { fromPartition: () => ({ setProxy: async () => {} }) },
  }
  // The library requires it as a CommonJS module, which Vitest does not replace.
  require.cache[path] = Object.assign(new (require('node:module').Module)(path), { exports, loaded: true })
})

/** A web server's folder with a version of an installer for Windows. */
async function serve(version: string, { sha512 = sha512Of(INSTALLER), packages = false } = {}) {
  const asked: string[] = []
  const headers: IncomingMessage['headers'][] = []
  const more = packages ? `packages:\n  x64: { path: more.7z, sha512: ${sha512} }\n` : ''
  const files: Readonly<Record<string, Buffer | string>> = {
    '/folder/setup.exe': INSTALLER,
    '/folder/more.7z': INSTALLER,
  }
  const latest = `version: ${version}\nfiles:\n  - { url: setup.exe, sha512: ${sha512} }\npath: setup.exe\nsha512: ${sha512}\n${more}`
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost')
    asked.push(pathname)
    headers.push(request.headers)
    const body = /\/latest[a-z-]*\.yml$/.test(pathname) ? latest : files[pathname]
    response.writeHead(body === undefined ? 404 : 200).end(body)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/folder`, asked, headers }
}

function sha512Of(bytes: Buffer): string {
  return createHash('sha512').update(bytes).digest('base64')
}

/** On Windows, with a build that names its signer. */
async function start(): Promise<Updater> {
  const { loadElectronUpdater } = await import('../../../../main/desktop/electronUpdater.ts')
  userData = await scratchDirectory()
  Object.assign(process, { resourcesPath: userData })
  await writeFile(
    join(userData, 'app-update.yml'),
    'provider: generic\nurl: https://updates.invalid/\nupdaterCacheDirName: cache\npublisherName: Acme\n',
  )
  for (const name of ['HOME', 'XDG_CACHE_HOME', 'LOCALAPPDATA']) process.env[name] = userData
  return loadElectronUpdater({
    platform: 'win32',
    routeTo: async () => ({ proxies: [], direct: true, unusable: [] }),
  })
}

test('a check asks for one file, sends no number of the computer, and goes to no older version', async () => {
  const newer = await serve('1.1.0')
  const updater = await start()
  expect(await updater.newest(newer.url)).toEqual({ version: '1.1.0', isNewer: true })
  expect(newer.asked).toHaveLength(1)
  expect(newer.headers[0]?.['x-user-staging-id']).toBe('none')
  expect(await updater.newest((await serve('0.9.0')).url)).toEqual({ version: '0.9.0', isNewer: false })
  await expect(updater.newest((await serve('latest')).url)).rejects.toThrow('valid semver')
})

test('a download is not taken where nobody can say who signed it', async () => {
  const { url, asked } = await serve('1.1.0')
  const updater = await start()
  await updater.newest(url)
  // Of no PowerShell, and of one that finds no signature.
  await expect(updater.download()).rejects.toThrow('is not signed by the application owner')
  expect(asked).toContain('/folder/setup.exe')
  expect((await readdir(userData, { recursive: true })).filter((name) => name.endsWith('.exe'))).toEqual([])
})

test('a download with another hash, and an installer that loads more, are refused', async () => {
  const other = await serve('1.1.0', { sha512: sha512Of(Buffer.from('other')) })
  const updater = await start()
  await updater.newest(other.url)
  await expect(updater.download()).rejects.toThrow('sha512 checksum mismatch')
  const web = await serve('1.2.0', { packages: true })
  await updater.newest(web.url)
  await expect(updater.download()).rejects.toThrow('Web Installers are disabled')
  expect(web.asked).not.toContain('/folder/more.7z')
})
