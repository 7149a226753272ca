import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

test('the bundle starts on Electron’s API alone, in the order that Electron asks for', {
  timeout: 120_000,
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'bundle-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  const { stdout } = await run(
    process.execPath,
    [
      '--import',
      join(ROOT, 'test/packaging/electronStub.ts'),
      join(ROOT, 'out/main/main.js'),
      '--original-process-start-time=1',
      `--data-dir=${directory}`,
      '--practice',
    ],
    // Where nothing but the bundle could be resolved.
    { cwd: directory, env: {} },
  )
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    ['userData', join(directory, 'window')],
    ['sandbox', true],
    ['scheme', null],
    ['ready', null],
    ['app', 200],
    ['preload', join(ROOT, 'out/preload/preload.cjs')],
    ['page', 'app://bundle/'],
  ])
})

test('asked for it, the bundle is the terminal program: no window, its words, its exit status', {
  timeout: 120_000,
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'bundle-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  const start = (...words: readonly string[]) =>
    run(
      process.execPath,
      [
        '--import',
        join(ROOT, 'test/packaging/electronStub.ts'),
        join(ROOT, 'out/main/main.js'),
        ...['--terminal', '--ozone-platform=headless', '--', ...words],
      ],
      { cwd: directory, env: { HOME: directory } },
    ).catch((error: unknown) => error)
  const userData = join(directory, '.local/share/ActiveEye Onboarding/window')
  const noWindow = `${JSON.stringify(['userData', userData])}\n["no window",null]\n`
  expect(await start('--version')).toEqual({ stdout: `${noWindow}${packageJson.version}\n`, stderr: '' })
  // A Chromium switch after the end of switches is a word as any other.
  expect(await start('plan', '--no-sandbox')).toMatchObject({
    code: 2,
    stdout: noWindow,
    stderr: expect.stringContaining("unknown option '--no-sandbox'"),
  })
})

test('a command of the terminal’s bundle that loads its parts later ends by itself', {
  timeout: 120_000,
}, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'bundle-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  const ended = await run(
    process.execPath,
    [join(ROOT, 'out/terminal/onboard.js'), 'network', '--data-dir', directory],
    // Nothing listens there.
    { cwd: directory, env: { HTTPS_PROXY: 'http://127.0.0.1:9' } },
  ).catch((error: unknown) => error)
  expect(ended).toMatchObject({
    code: 3,
    stdout: expect.stringContaining('127.0.0.1:9'),
    stderr: expect.not.stringContaining('unsettled'),
  })
})

test('what asks for new versions is in a file of its own, which a start does not load', async () => {
  const main = join(ROOT, 'out/main')
  const mark = 'ERR_UPDATER_INVALID_VERSION'
  expect(await readFile(join(main, 'main.js'), 'utf8')).not.toContain(mark)
  const others = await readdir(join(main, 'assets'))
  const texts = await Promise.all(others.map((name) => readFile(join(main, 'assets', name), 'utf8')))
  const [updater, ...more] = others.filter((_, index) => texts[index]?.includes(mark))
  expect(more).toEqual([])
  // Loaded by no file but where it is asked for.
  const importers = texts.filter((text) => text.includes(`from"./${updater}"`))
  expect([updater, importers]).toEqual([expect.any(String), []])
})

test('the page is loaded in few files, and index.html names each of them', async () => {
  const page = join(ROOT, 'out/renderer')
  const index = await readFile(join(page, 'index.html'), 'utf8')
  const scripts = namesIn(index, /"\.\/(assets\/[^"]+\.js)"/g)
  expect(scripts.length).toBeGreaterThan(1)
  expect([...scripts, ...namesIn(index, /"\.\/(assets\/[^"]+\.css)"/g)].length).toBeLessThanOrEqual(8)
  for (const script of scripts) {
    const text = await readFile(join(page, script), 'utf8')
    // What is missing in index.html would be asked for only when the script was read.
    for (const imported of namesIn(text, /(?:from|import)\s?["`]\.\/([^"`]+\.js)["`]/g)) {
      expect(scripts).toContain(`assets/${imported}`)
    }
  }
})

test('styles of the table that are left out are those that no page can have', async () => {
  const renderer = join(ROOT, 'renderer')
  const names = (await readdir(renderer, { recursive: true })).filter((name) => name.endsWith('.tsx'))
  const texts = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(renderer, name), 'utf8') })),
  )
  const using = (property: RegExp) => texts.filter(({ text }) => property.test(text)).map(({ name }) => name)
  expect(using(/\bstripedRows\b/)).toEqual([])
  // An account and below it its Regions: two levels.
  expect(using(/\bexpandableRows\b/)).toEqual(['pages/plan/PlanTable.tsx'])

  const assets = join(ROOT, 'out/renderer/assets')
  const styles = (await readdir(assets)).filter((name) => name.endsWith('.css'))
  const text = (await Promise.all(styles.map((name) => readFile(join(assets, name), 'utf8')))).join('')
  for (const kept of ['body-cell', 'body-cell-editor', 'sticky-cell', 'expandable-level-3']) {
    expect(text).toContain(`.awsui_${kept}_`)
  }
  expect(text).not.toContain('.awsui_expandable-level-4_')
})

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => name ?? [])
}
