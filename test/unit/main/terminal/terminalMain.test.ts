import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import packageJson from '../../../../package.json' with { type: 'json' }

test('the terminal runs from its sources, as on a fresh clone where nothing was built', async () => {
  const program = fileURLToPath(new URL('../../../../main/terminal/terminalMain.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [program, '--version'])
  expect(stdout).toBe(`${packageJson.version}\n`)
})
