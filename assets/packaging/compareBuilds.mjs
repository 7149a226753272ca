import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'

/**
 * `npm run reproducible -- WORDS`, after `npm run package -- WORDS` of the same commit: builds and packages once more,
 * in another time zone, and compares with what is in dist/. Fails where something differs that should not; RELEASING.md
 * says what may.
 */

const AGAIN = 'dist/again'

/** What has the same bytes in every build of a commit. */
const SAME = /(\.asar|\.tgz|\/notices\/[^/]+)$/

for (const name of [
  'main',
  'preload',
  'renderer',
  'terminal',
  'shipped',
  'notices',
  'notices-npm',
  'icons',
]) {
  rmSync(join('out', name), { recursive: true, force: true })
}
rmSync(AGAIN, { recursive: true, force: true })
npm('run', 'package', '--', ...process.argv.slice(2), `-c.directories.output=${AGAIN}`)
npm('pack', '--ignore-scripts', `--pack-destination=${AGAIN}`)

const again = filesOf(AGAIN)
const first = filesOf('dist').filter((path) => again.includes(path))
const differing = first.filter((path) => hashOf(join('dist', path)) !== hashOf(join(AGAIN, path)))
for (const path of first) {
  process.stdout.write(`${differing.includes(path) ? 'differs' : 'same   '}  ${path}\n`)
}
const wrong = differing.filter((path) => SAME.test(path))
if (wrong.length > 0) throw new Error(`Two builds of this commit differ: ${wrong.join(', ')}`)
if (!first.some((path) => path.endsWith('.asar'))) {
  throw new Error('There is nothing in dist/ to compare with: npm run package makes it, with the same words.')
}

function npm(...words) {
  const { status } = spawnSync('npm', words, {
    env: { ...process.env, TZ: 'Pacific/Kiritimati' },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm ${words.join(' ')} failed.`)
}

function filesOf(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('again/') && !/^builder-/.test(path))
    .sort()
}

function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
