import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import manifest from '../../../package.json' with { type: 'json' }
import { PRACTICE_DOOR, ROOMS } from '../../layers/rooms.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const rooms = Object.entries(ROOMS)

interface Violation {
  readonly from: string
  readonly to: string
  readonly rule: { readonly name: string }
}

describe('the layers', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rooms-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }

  /** A file that needs nothing but a type of another file. */
  function writeImport(from: string, to: string): void {
    const path = relative(dirname(from), to).replaceAll('\\', '/')
    write(to, 'export type Thing = 1\n')
    write(
      from,
      `import type { Thing } from '${path.startsWith('.') ? path : `./${path}`}'\nexport type Own = Thing\n`,
    )
  }

  /** What the project's own command says about the files that were written. */
  function violations(): readonly string[] {
    const [, ...words] = manifest.scripts['lint:layers'].split(' ')
    const args = words.map((word) => (/\.(cjs|ts|mjs)$/.test(word) ? join(ROOT, word) : word))
    const options = ['--config', join(ROOT, '.dependency-cruiser.mjs'), '--output-type', 'json']
    const { stdout } = spawnSync(process.execPath, [...args, ...options], { cwd: folder, encoding: 'utf8' })
    const { summary } = JSON.parse(stdout) as { summary: { violations: readonly Violation[] } }
    return summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)
  }

  function mayImport(room: string, other: string): boolean {
    return [room, ...(ROOMS[room] ?? [])].some((each) => other === each || other.startsWith(`${each}/`))
  }

  it('refuse an import in each room, and take those that the room may have', () => {
    for (const folderName of ['app', 'main', 'renderer']) write(`${folderName}/here.ts`, 'export {}\n')
    const refused = rooms.map(([room]) => {
      const other = rooms
        .map(([name]) => name)
        .find((name) => !mayImport(room, name) && name !== 'main/practice')
      if (other === undefined) return ''
      writeImport(`${room}/forbidden.ts`, `${other}/thing.ts`)
      return `${room}: ${room}/forbidden.ts -> ${other}/thing.ts`
    })
    for (const [room, may] of rooms) {
      for (const other of may.filter((name) => name in ROOMS && name !== 'main/practice')) {
        writeImport(`${room}/allowed-${other.replace('/', '-')}.ts`, `${other}/thing.ts`)
      }
    }
    expect(refused).not.toContain('')
    expect(violations().toSorted()).toEqual(refused.toSorted())
  })

  it('refuse a second door to the practice cloud, a page in a page, a folder without a line and a circle', () => {
    for (const folderName of ['app', 'main', 'renderer']) write(`${folderName}/here.ts`, 'export {}\n')
    writeImport('main/api/door.ts', PRACTICE_DOOR)
    writeImport('main/api/window.ts', 'main/practice/world.ts')
    writeImport('renderer/pages/plan/inPlan.ts', 'renderer/pages/plan/parts/thing.ts')
    writeImport('renderer/pages/plan/inRun.ts', 'renderer/pages/run/thing.ts')
    writeImport('main/extension/new.ts', 'app/text/thing.ts')
    write('app/text/a.ts', "import type { B } from './b.ts'\nexport type A = B | 1\n")
    write('app/text/b.ts', "import type { A } from './a.ts'\nexport type B = A | 2\n")
    expect(violations().toSorted()).toEqual([
      'no-circular: app/text/a.ts -> app/text/b.ts',
      'no-page-to-page: renderer/pages/plan/inRun.ts -> renderer/pages/run/thing.ts',
      'practice-door: main/api/window.ts -> main/practice/world.ts',
      'unlisted-room: main/extension/new.ts -> app/text/thing.ts',
    ])
  })

  it('have a line for each folder, and no line without a folder', () => {
    const folders = globSync('{app,main,renderer}/*/', { cwd: ROOT })
      .map((path) => path.replaceAll('\\', '/').replace(/\/$/, ''))
      .filter((path) => globSync(`${path}/**/*.{ts,tsx}`, { cwd: ROOT }).length > 0)
    expect(rooms.map(([room]) => room).toSorted()).toEqual(folders.toSorted())
  })
})
