import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { forgetRecent, listRecent, rememberRecent } from '../../../../main/onboarding/recentOnboardings.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

function entry(path: string, at = '2026-01-01T00:00:00.000Z') {
  return { path, customer: 'Acme', accounts: 3, at }
}

test('the latest comes first, each once, and files that are gone are marked', async () => {
  const directory = await scratchDirectory()
  const there = join(directory, 'there.onboarding.json')
  await writeFile(there, '{}')
  await rememberRecent(directory, entry(there))
  await rememberRecent(directory, entry('/gone.onboarding.json'))
  await rememberRecent(directory, { practice: 'ordinary', customer: 'Acme', accounts: 4, at: 'now' })
  await rememberRecent(directory, { ...entry(there), accounts: 5 })
  expect(await listRecent(directory)).toEqual([
    { ...entry(there), accounts: 5, missing: false },
    { practice: 'ordinary', customer: 'Acme', accounts: 4, at: 'now', missing: false },
    { ...entry('/gone.onboarding.json'), missing: true },
  ])
  await forgetRecent(directory, { practice: 'ordinary' })
  expect((await listRecent(directory)).map(({ practice }) => practice)).toEqual([undefined, undefined])
})

test('one that is opened by another way to its file is listed once, as it was opened last', async () => {
  const directory = await scratchDirectory()
  await mkdir(join(directory, 'real'))
  await symlink('real', join(directory, 'link'), 'junction')
  await writeFile(join(directory, 'real', 'acme.json'), '{}')
  const [real, link] = ['real', 'link'].map((name) => join(directory, name, 'acme.json'))
  await rememberRecent(directory, entry(`${real}`))
  await rememberRecent(directory, entry(`${link}`))
  expect((await listRecent(directory)).map(({ path }) => path)).toEqual([link])
})

test('only so many are kept', async () => {
  const directory = await scratchDirectory()
  for (let index = 0; index < 25; index += 1) await rememberRecent(directory, entry(`/${index}`))
  const recent = await listRecent(directory)
  expect(recent).toHaveLength(20)
  expect(recent[0]?.path).toBe('/24')
})

test('a list that can not be read is an empty one, and is written anew', async () => {
  const directory = await scratchDirectory()
  for (const text of ['', '[]', '{"version":2,"recent":[]}', '{"version":1,"recent":[{"path":7}]}']) {
    await writeFile(join(directory, 'recent.json'), text)
    expect(await listRecent(directory)).toEqual([])
  }
  await rememberRecent(directory, entry('/a'))
  expect(await listRecent(directory)).toHaveLength(1)
})
