import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import packageJson from '../../package.json' with { type: 'json' }
import { oldNode } from '../doubles/oldNode.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

/** What `npm pack --json` tells. */
const packedSchema = z.tuple([
  z.object({ filename: z.string(), files: z.array(z.object({ path: z.string(), size: z.number() })) }),
])

let folder: string
let files: readonly { readonly path: string; readonly size: number }[]

/** Packs what was built, and installs it in an empty folder where no registry and no cache can be asked. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'npm-'))
  const npm = async (cwd: string, ...words: readonly string[]) => {
    const env = { PATH: process.env.PATH, HOME: folder, npm_config_cache: join(folder, 'cache') }
    return (await run('npm', [...words, '--offline', '--ignore-scripts'], { cwd, env })).stdout
  }
  const [packed] = packedSchema.parse(
    JSON.parse(await npm(ROOT, 'pack', '--json', '--pack-destination', folder)),
  )
  files = packed.files
  await mkdir(join(folder, 'empty'))
  await npm(join(folder, 'empty'), 'install', join(folder, packed.filename))
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Starts the installed program as a shell does, where `node` is this one. */
function start(node: string, words: readonly string[]) {
  return spawn(join(folder, 'empty/node_modules/.bin/activeeye-onboarding'), words, {
    cwd: folder,
    env: { PATH: [dirname(node), '/usr/bin', '/bin'].join(delimiter), HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function ended(child: ReturnType<typeof start>) {
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { status: child.exitCode, stdout, stderr }
}

test('the package holds the program, its bundles, the page, schemas and licences, and nothing else', () => {
  const expected = [
    /^(LICENSE|README\.md|package\.json)$/,
    /^main\/(activeeye-onboarding|requireNode24)\.cjs$/,
    /^out\/terminal\/(onboard|web|browserOpener)\.js$/,
    /^out\/terminal\/[\w-]+-[\w-]{8}\.js$/,
    /^out\/renderer\/index\.html$/,
    /^out\/renderer\/assets\/[\w.-]+\.(js|css|svg|png|woff2)$/,
    /^out\/notices-npm\/(THIRD-PARTY-NOTICES\.txt|sbom\.cdx\.json)$/,
    /^assets\/(answer|checklist|onboarding|report)\.schema\.json$/,
  ]
  const paths = files.map(({ path }) => path)
  expect(paths.filter((path) => !expected.some((pattern) => pattern.test(path)))).toEqual([])
  expect(expected.filter((pattern) => !paths.some((path) => pattern.test(path)))).toEqual([])
})

test('it needs no other package, and can’t be published by mistake', async () => {
  const manifest = JSON.parse(
    await readFile(join(folder, 'empty/node_modules/activeeye-onboarding/package.json'), 'utf8'),
  )
  expect(manifest.private).toBe(true)
  expect(manifest).not.toHaveProperty('dependencies')
  // Without a registry, Node is left out as well, which the package can bring.
  const installed = await readdir(join(folder, 'empty/node_modules'))
  expect(installed.filter((name) => !name.startsWith('.'))).toEqual(['activeeye-onboarding'])
})

test('it has a bill of materials of its own, without Electron', async () => {
  const path = join(folder, 'empty/node_modules/activeeye-onboarding/out/notices-npm/sbom.cdx.json')
  const { components } = z
    .object({ components: z.array(z.object({ name: z.string() })) })
    .parse(JSON.parse(await readFile(path, 'utf8')))
  const names = components.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['react', 'commander', 'log-update', 'open']))
  expect(names).not.toContain('electron')
})

test('installed, it says how it is called, and does a whole practice onboarding', {
  timeout: 60_000,
}, async () => {
  const help = await ended(start(process.execPath, ['--help']))
  expect(help).toMatchObject({ status: 0, stderr: '' })
  expect(help.stdout).toContain('Usage: activeeye-onboarding ')
  expect(help.stdout).toContain('activeeye-onboarding --web')
  expect(await ended(start(process.execPath, ['--version']))).toEqual({
    status: 0,
    stdout: `${packageJson.version}\n`,
    stderr: '',
  })
  const rehearsal = await ended(start(process.execPath, ['rehearse', '--data-dir', join(folder, 'data')]))
  expect(rehearsal.status).toBe(0)
  expect(rehearsal.stdout).toMatch(/^Acme: 0 of 4 accounts complete\. 90 of 90 VPCs covered/)
  const [, report = 'none'] = /^Report: (.+\.html)$/m.exec(rehearsal.stdout) ?? []
  expect(await readFile(report, 'utf8')).toContain('012345678901')
})

test('installed, it serves the page', { timeout: 60_000 }, async () => {
  const host = start(process.execPath, ['--web', '--no-open', '--data-dir', join(folder, 'data')])
  const [line = ''] = await once(createInterface(host.stdout), 'line')
  const address = /^Open (http:\/\/127\.0\.0\.1:\d+\/)#token=/.exec(String(line))?.[1] ?? 'none'
  const index = await (await fetch(address)).text()
  const [, script = 'none'] = /src="\.\/([^"]+)"/.exec(index) ?? []
  expect((await fetch(new URL(script, address))).status).toBe(200)
  host.kill('SIGTERM')
  expect(await ended(host)).toMatchObject({ status: 0 })
})

test.skipIf(oldNode === undefined)('on an older Node it says which one it needs', async () => {
  const { status, stdout, stderr } = await ended(start(oldNode ?? '', ['--help']))
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toMatch(
    /^ActiveEye Onboarding needs Node\.js 24 or newer, but this is Node\.js [\d.]+: [^\n]+\n$/,
  )
})
