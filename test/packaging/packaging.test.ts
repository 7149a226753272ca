import { execFile } from 'node:child_process'
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { writeFakeRuntime } from './fakeRuntime.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

/** electron-builder downloads fpm; Debian has none. */
const FPM = fileURLToPath(new URL('fpmStandIn.mjs', import.meta.url))

const directories: string[] = []
let released: Awaited<ReturnType<typeof packageApp>>

beforeAll(async () => {
  released = await packageApp({ targets: ['deb'], env: { CUSTOM_FPM_PATH: FPM } })
}, 180_000)

afterAll(async () => {
  for (const directory of directories) await rm(directory, { recursive: true, force: true })
})

/** Packages for Linux with a stand-in for Electron's runtime; nothing is downloaded. */
async function packageApp({ fuseCount = 9, targets = ['dir'], env = {} as Record<string, string> } = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'packaging-'))
  directories.push(directory)
  await writeFakeRuntime(join(directory, 'runtime'), fuseCount)
  await run(
    join(ROOT, 'node_modules/.bin/electron-builder'),
    [
      '--linux',
      ...targets,
      `-c.electronDist=${join(directory, 'runtime')}`,
      `-c.directories.output=${join(directory, 'dist')}`,
    ],
    { cwd: ROOT, env: { PATH: process.env.PATH, HOME: directory, CI: '', ...env } },
  )
  const app = join(directory, 'dist', 'linux-unpacked')
  const [executable] = (await readdir(app)).filter((name) => name.startsWith('activeeye'))
  return {
    dist: join(directory, 'dist'),
    app,
    asar: join(app, 'resources', 'app.asar'),
    executable: join(app, executable ?? 'none'),
  }
}

test('what ships is what is listed: four bundles and a package.json', async () => {
  const { app, asar } = released
  const files = listPackage(asar, { isPack: false }).filter((path) => /\.[a-z0-9]+$/i.test(path))
  const expected = [
    /^\/out\/main\/main\.js$/,
    /^\/out\/main\/assets\/[\w-]+\.js$/,
    /^\/out\/preload\/preload\.cjs$/,
    /^\/out\/renderer\/index\.html$/,
    /^\/out\/renderer\/assets\/[\w.-]+\.(js|css|svg|png|woff2)$/,
    /^\/out\/terminal\/onboard\.js$/,
    /^\/out\/terminal\/[\w-]+-[\w-]{8}\.js$/,
    /^\/package\.json$/,
  ]
  expect(files.filter((path) => !expected.some((pattern) => pattern.test(path)))).toEqual([])
  expect(expected.filter((pattern) => !files.some((path) => pattern.test(path)))).toEqual([])

  const manifest = JSON.parse(extractFile(asar, 'package.json').toString('utf8'))
  expect(manifest).toMatchObject({ main: 'out/main/main.js', type: 'module' })
  expect(manifest).not.toHaveProperty('scripts')
  expect(manifest).not.toHaveProperty('devDependencies')

  expect(await readdir(join(app, 'locales'))).toEqual(['en-US.pak'])
  expect((await readdir(join(app, 'resources'))).sort()).toEqual([
    'app-update.yml',
    'app.asar',
    // electron-builder's, for the deb; so is package-type.
    'apparmor-profile',
    'icon.png',
    'notices',
    'package-type',
    'terminal',
  ])
  expect((await readdir(join(app, 'resources/notices'))).sort()).toEqual([
    'THIRD-PARTY-NOTICES.txt',
    'sbom.cdx.json',
  ])
})

test('what the packages are made of is there: icons, backgrounds, entitlements, hooks, a launcher', async () => {
  expect((await readdir(join(ROOT, 'out/icons'))).sort()).toEqual([
    // Of the disk image.
    'background.png',
    'background@2x.png',
    'icon.icns',
    'icon.ico',
    'installerSidebar.bmp',
    'png',
  ])
  const builder = await readFile(join(ROOT, 'electron-builder.yml'), 'utf8')
  const named = [...builder.matchAll(/(?:assets\/packaging|out\/icons)\/[\w.-]+(?:\/[\w.-]+)?/g)].map(
    ([path]) => path,
  )
  expect(named.length).toBeGreaterThan(8)
  for (const path of named) await expect(access(join(ROOT, path)), path).resolves.toBeUndefined()
})

test('the folder that the AppImage and the deb are made of holds the runtime and the app', async () => {
  const entries = await readdir(released.app, { recursive: true, withFileTypes: true })
  expect(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(released.app, join(parentPath, name)))
      .sort(),
  ).toEqual([
    'LICENSE.electron.txt',
    'LICENSES.chromium.html',
    'activeeye-onboarding-window',
    'locales/en-US.pak',
    'resources/app-update.yml',
    'resources/app.asar',
    'resources/apparmor-profile',
    'resources/icon.png',
    'resources/notices/THIRD-PARTY-NOTICES.txt',
    'resources/notices/sbom.cdx.json',
    'resources/package-type',
    'resources/terminal/activeeye-onboarding',
    // Electron's.
    'version',
  ])
})

test('no bundle names a map, a source of this computer or a secret', () => {
  const wrong = /sourceMappingURL=[a-z]|-----BEGIN [A-Z ]*PRIVATE KEY|\b(AKIA|ASIA)[A-Z0-9]{16}\b/
  for (const path of listPackage(released.asar, { isPack: false })) {
    if (!/\.(c?js|html|css|json)$/.test(path)) continue
    const text = extractFile(released.asar, path.slice(1)).toString('utf8')
    // The start of what is wrong, not the file.
    expect(wrong.exec(text)?.[0], path).toBeUndefined()
    expect(text.includes(ROOT), path).toBe(false)
  }
})

const MEGABYTE = 1024 * 1024

test('the bundles stay within their budgets, uncompressed', () => {
  const { asar } = released
  const UPDATER = '/out/main/assets/updater-'
  const sizeOf = (start: string, without = 'nothing') =>
    listPackage(asar, { isPack: false })
      .filter((path) => path.startsWith(start) && !path.startsWith(without))
      .map((path) => statFile(asar, path.slice(1)))
      .reduce((sum, entry) => sum + ('size' in entry ? entry.size : 0), 0)
  expect(sizeOf('/out/main/', UPDATER)).toBeGreaterThan(500_000)
  expect(sizeOf('/out/main/', UPDATER)).toBeLessThan(1.5 * MEGABYTE)
  // electron-updater, which only a check for new versions loads.
  expect(sizeOf(UPDATER)).toBeGreaterThan(100_000)
  expect(sizeOf(UPDATER)).toBeLessThan(0.25 * MEGABYTE)
  expect(sizeOf('/out/terminal/')).toBeLessThan(2 * MEGABYTE)
  expect(sizeOf('/out/preload/')).toBeLessThan(10_000)
  expect(sizeOf('/out/renderer/')).toBeLessThan(3 * MEGABYTE)
})

test('the deb holds the app, its icons, its menu entry and its file type, and says whose it is', async () => {
  const [name = 'none'] = (await readdir(released.dist)).filter((entry) => entry.endsWith('.deb'))
  expect(name).toBe('activeeye-onboarding-0.1.0-linux-amd64.deb')
  const deb = join(released.dist, name)
  const { stdout: control } = await run('dpkg-deb', ['--field', deb])
  expect(control).toMatch(/^Package: activeeye-onboarding$/m)
  expect(control).toMatch(/^Maintainer: ActiveEye Onboarding </m)
  expect(control).toMatch(/^Homepage: https:/m)
  const unpacked = join(released.dist, 'unpacked')
  await run('dpkg-deb', ['--extract', deb, unpacked])
  const entries = await readdir(unpacked, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name: file }) => relative(unpacked, join(parentPath, file)))
  expect(files.filter((path) => !path.startsWith('opt/')).sort()).toEqual([
    'usr/bin/activeeye-onboarding',
    'usr/share/applications/activeeye-onboarding.desktop',
    ...[128, 16, 24, 256, 32, 48, 512, 64].map(
      (size) => `usr/share/icons/hicolor/${size}x${size}/apps/activeeye-onboarding-window.png`,
    ),
    'usr/share/mime/packages/activeeye-onboarding-window.xml',
  ])
  const text = (path: string) => readFile(join(unpacked, path), 'utf8')
  expect(await text('usr/share/mime/packages/activeeye-onboarding-window.xml')).toContain(
    '"*.onboarding.json"',
  )
  expect(await text('usr/share/applications/activeeye-onboarding.desktop')).toMatch(
    /^MimeType=application\/vnd\.activeeye\.onboarding\+json;$/m,
  )
  expect(files).toContain('opt/ActiveEye Onboarding/resources/app.asar')

  const launcher = 'opt/ActiveEye Onboarding/resources/terminal/activeeye-onboarding'
  // On the PATH it finds the app where the package puts it.
  expect(await text('usr/bin/activeeye-onboarding')).toBe(await text(launcher))
  expect(await text(launcher)).toContain('"/opt/ActiveEye Onboarding/activeeye-onboarding-window"')
  const told = join(unpacked, 'told')
  await writeFile(
    join(unpacked, 'opt/ActiveEye Onboarding/activeeye-onboarding-window'),
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${told}'\nexit 3\n`,
  )
  const start = async (...words: readonly string[]) => {
    await expect(run(join(unpacked, launcher), words)).rejects.toMatchObject({ code: 3 })
    return (await readFile(told, 'utf8')).trimEnd().split('\n')
  }
  expect(await start('plan', 'a b', '--version')).toEqual([
    '--terminal',
    '--ozone-platform=headless',
    '--',
    'plan',
    'a b',
    '--version',
  ])
  // Without words the window opens.
  expect(await start()).toEqual([''])
})

test('beside the packages stands what the newest version is; the app itself knows no address to ask', async () => {
  const newest = z
    .object({ version: z.string(), files: z.array(z.object({ url: z.string(), sha512: z.string() })) })
    .parse(parse(await readFile(join(released.dist, 'latest-linux.yml'), 'utf8')))
  expect(newest).toMatchObject({
    version: '0.1.0',
    files: [{ url: 'activeeye-onboarding-0.1.0-linux-amd64.deb', sha512: expect.stringMatching(/^.{88}$/) }],
  })
  const built = parse(await readFile(join(released.app, 'resources', 'app-update.yml'), 'utf8'))
  expect(built).toMatchObject({ provider: 'generic', url: 'https://updates.invalid/' })
})

test('a bill of materials and the licences of everything in it ship beside the app', async () => {
  const notices = join(released.app, 'resources', 'notices')
  const sbom = sbomSchema.parse(JSON.parse(await readFile(join(notices, 'sbom.cdx.json'), 'utf8')))
  const names = sbom.components.map(({ name }) => name)
  // Of the page, of main, and what runs both; the page's packages are no dependencies of package.json.
  expect(names).toEqual(expect.arrayContaining(['react', '@orpc/client', '@aws-sdk/client-ec2', 'electron']))
  // What only builds and tests.
  expect(names.filter((name) => /^(vitest|electron-builder|typescript|@playwright)/.test(name))).toEqual([])
  const text = await readFile(join(notices, 'THIRD-PARTY-NOTICES.txt'), 'utf8')
  for (const { name, version } of sbom.components) expect(text).toContain(`${name} ${version} (`)
  expect(text).not.toContain('no licence named')
  expect(text).not.toMatch(/\((A?GPL|SSPL|BUSL)/)
})

const sbomSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.object({ component: z.object({ name: z.literal('activeeye-onboarding') }) }),
  components: z.array(z.object({ name: z.string(), version: z.string(), purl: z.string() })).min(50),
})

/** The fuses as the packaged executable has them, by their names. */
async function fusesOf(executable: string): Promise<Record<string, string | undefined>> {
  const wire = await getCurrentFuseWire(executable)
  return Object.fromEntries(
    Object.entries(FuseV1Options).flatMap(([name, fuse]) => {
      if (typeof fuse === 'string') return []
      const state = wire[fuse]
      return [[name, state === undefined ? undefined : FuseState[state]]]
    }),
  )
}

const RELEASE = {
  RunAsNode: 'DISABLE',
  EnableCookieEncryption: 'ENABLE',
  EnableNodeOptionsEnvironmentVariable: 'DISABLE',
  EnableNodeCliInspectArguments: 'DISABLE',
  EnableEmbeddedAsarIntegrityValidation: 'ENABLE',
  OnlyLoadAppFromAsar: 'ENABLE',
  LoadBrowserProcessSpecificV8Snapshot: 'DISABLE',
  GrantFileProtocolExtraPrivileges: 'DISABLE',
  WasmTrapHandlers: 'ENABLE',
}

test('every fuse is set as decided', async () => {
  expect(await fusesOf(released.executable)).toEqual(RELEASE)
})

test('only the build for Playwright lets itself be inspected', { timeout: 120_000 }, async () => {
  const { executable, asar } = await packageApp({ env: { ONBOARDING_E2E: '1' } })
  expect(await fusesOf(executable)).toEqual({ ...RELEASE, EnableNodeCliInspectArguments: 'ENABLE' })
  // What is tested is what is released, to the byte.
  expect((await readFile(asar)).equals(await readFile(released.asar))).toBe(true)
})

test('a fuse that nobody decided on stops the packaging', { timeout: 120_000 }, async () => {
  await expect(packageApp({ fuseCount: 10 })).rejects.toMatchObject({
    stdout: expect.stringContaining('strictlyRequireAllFuses'),
  })
})
