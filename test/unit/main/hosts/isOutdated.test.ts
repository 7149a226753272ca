import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
// biome-ignore lint/correctness/useImportExtensions: this file is JavaScript
import { isOutdated } from '../../../../main/hosts/isOutdated.mjs'

test('what was built is outdated when it is missing, or older than any source in any folder', async () => {
  const root = await mkdtemp(join(tmpdir(), 'outdated-'))
  onTestFinished(() => rm(root, { recursive: true }))
  await mkdir(join(root, 'main/deep'), { recursive: true })
  const changed = async (file: string, second: number) => {
    await writeFile(join(root, file), '')
    await utimes(join(root, file), second, second)
  }
  await changed('main/deep/a.ts', 10)
  await changed('package.json', 10)
  const sources = ['main', 'package.json']
  expect(isOutdated(root, 'built.js', sources)).toBe(true)
  await changed('built.js', 20)
  expect(isOutdated(root, 'built.js', sources)).toBe(false)
  await changed('main/deep/a.ts', 30)
  expect(isOutdated(root, 'built.js', sources)).toBe(true)
  await changed('built.js', 40)
  await changed('package.json', 50)
  expect(isOutdated(root, 'built.js', sources)).toBe(true)
})
