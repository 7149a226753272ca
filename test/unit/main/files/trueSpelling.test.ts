import { mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { trueSpelling } from '../../../../main/files/trueSpelling.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

test('two ways to a file have one spelling, before and after it is there', async () => {
  const directory = await scratchDirectory()
  await mkdir(join(directory, 'real'))
  await symlink('real', join(directory, 'link'), 'junction')
  const [real, link] = ['real', 'link'].map((name) => join(directory, name, 'acme.onboarding.json'))
  const before = trueSpelling(`${link}`)
  expect(before).toBe(trueSpelling(`${real}`))
  await writeFile(`${real}`, '{}')
  expect(trueSpelling(`${link}`)).toBe(before)
  expect(trueSpelling(join(directory, 'real', '..', 'link', '.', 'acme.onboarding.json'))).toBe(before)
})

test('a file has the spelling of the disk where the disk finds it by another', async () => {
  const directory = await scratchDirectory()
  await writeFile(join(directory, 'Acme É.json'), '{}')
  const other = join(directory, 'acme É.json'.normalize('NFD').toLowerCase())
  const isFound = await rename(other, other).then(
    () => true,
    () => false,
  )
  const spelled = trueSpelling(other) === trueSpelling(join(directory, 'Acme É.json'))
  expect(spelled).toBe(isFound)
})
