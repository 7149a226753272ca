import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import manifest from '../../../package.json' with { type: 'json' }

const [, ...command] = manifest.scripts['lint:layers'].split(' ')
const tool = command.slice(0, command.findIndex((part) => part.endsWith('.mjs')) + 1)

describe('npm run lint:layers', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'layers-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('reads every source file', () => {
    const cruised = spawnSync(process.execPath, [...command, '--output-type', 'json'], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    const { modules } = JSON.parse(cruised.stdout) as { modules: readonly { source: string }[] }
    const read = new Set(modules.map(({ source }) => source))
    const files = globSync('{app,main,renderer}/**/*.{ts,tsx}').map((file) => file.replaceAll('\\', '/'))
    expect(files.length).toBeGreaterThan(400)
    expect(files.filter((file) => !read.has(file))).toEqual([])
  })

  test('fails on a circle of type imports', () => {
    const rule = { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } }
    writeFileSync(
      join(folder, 'rules.json'),
      JSON.stringify({ forbidden: [rule], options: { tsPreCompilationDeps: true } }),
    )
    writeFileSync(join(folder, 'a.ts'), "import type { B } from './b.ts'\nexport type A = B | 1\n")
    writeFileSync(join(folder, 'b.ts'), "import type { A } from './a.ts'\nexport type B = A | 2\n")
    const args = [...tool, '--config', join(folder, 'rules.json'), folder]
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect(stdout).toMatch(/no-circular: .*a\.ts/)
    expect(status).not.toBe(0)
  })
})
