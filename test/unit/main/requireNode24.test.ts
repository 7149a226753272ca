import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import manifest from '../../../package.json' with { type: 'json' }
import { oldNode } from '../../doubles/oldNode.ts'

const CHECK = 'main/requireNode24.cjs'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'node-version-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Starts a TypeScript program behind the check, on a Node that says it is of this version. */
function startOn(version: string) {
  const pretend = join(folder, `${version}.cjs`)
  const versions = `{ ...process.versions, node: '${version}' }`
  writeFileSync(pretend, `Object.defineProperty(process, 'versions', { value: ${versions} })`)
  return start(process.execPath, ['-r', pretend])
}

function start(node: string, options: readonly string[]) {
  const program = join(folder, 'program.ts')
  writeFileSync(program, "const started: string = 'started'\nprocess.stdout.write(started)\n")
  const { status, stdout, stderr } = spawnSync(node, [...options, '-r', `./${CHECK}`, program], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

describe('Node older than 24', () => {
  test.each(['18.20.8', '20.20.2', '22.23.3', '23.11.0'])(
    '%s is told what is needed, in one sentence',
    (version) => {
      expect(startOn(version)).toEqual({
        status: 2,
        stdout: '',
        stderr: `ActiveEye Onboarding needs Node.js 24 or newer, but this is Node.js ${version}: install Node.js 24 and run the command again.\n`,
      })
    },
  )

  test.each(['24.0.0', '24.21.0', '26.1.0', '100.0.0'])('%s starts', (version) => {
    expect(startOn(version)).toEqual({ status: 0, stdout: 'started', stderr: '' })
  })

  test.skipIf(oldNode === undefined)('a real one says so instead of a syntax error', () => {
    const { status, stdout, stderr } = start(oldNode ?? '', [])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(
      /^ActiveEye Onboarding needs Node\.js 24 or newer, but this is Node\.js [\d.]+: [^\n]+\n$/,
    )
  })

  test('is asked for by every npm script that starts TypeScript or a suite', () => {
    const unchecked = Object.entries(manifest.scripts)
      .flatMap(([name, script]) => script.split(' && ').map((command) => ({ name, command, script })))
      .filter(({ command }) => /^node .*\.ts\b|^vitest |^playwright /.test(command))
      .filter(
        ({ command, script }) =>
          !command.includes(`-r ./${CHECK}`) && !script.startsWith(`node ${CHECK} && `),
      )
      .map(({ name }) => name)
    expect(unchecked).toEqual([])
    expect(manifest.scripts.test.startsWith(`node ${CHECK} && `)).toBe(true)
  })
})
