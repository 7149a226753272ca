import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { pathsOf } from '../../../../app/settings/storedData.ts'
import { thisHolder } from '../../../../main/journal/lockHolder.ts'
import { listStored } from '../../../../main/storage/listStored.ts'
import { expectNoOtherInstance, removeStored } from '../../../../main/storage/removeStored.ts'

const ID = '5f0c2a7e-1111-4222-8333-444455556666'

async function scratch(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'stored-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

async function fill(directory: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(directory, name, '..'), { recursive: true })
    await writeFile(join(directory, name), 'x'.repeat(name.length))
  }
}

const OURS = [
  `${ID}.journal.jsonl`,
  `${ID}.report.json`,
  `drafts/${'a'.repeat(32)}.json`,
  'settings.json',
  'network.json',
  `masks.json.${ID}.tmp`,
  'practice-ordinary.json',
  'practice-ordinary.journal.jsonl',
  'practice-ordinary.report.json',
  'practice-ordinary.onboarding.json',
  `practice-ordinary/${ID}.journal.jsonl`,
  'window/Cache/data_0',
]
const FOREIGN = [
  'acme.onboarding.json',
  'notes.txt',
  'drafts/notes.txt',
  'practice-at-home.json',
  'practice-at-home/x.txt',
  'short.journal.jsonl',
]

test('everything of this app goes, by exact names, and nothing else', async () => {
  const directory = await scratch()
  await fill(directory, [...OURS, ...FOREIGN])
  // A dead process left it; it goes with its journal.
  await writeFile(
    join(directory, `${ID}.journal.jsonl.lock`),
    JSON.stringify({ ...(await thisHolder()), pid: 2 ** 22 + 1, processStart: 'gone' }),
  )
  const data = await listStored(directory)
  expect(data.kinds.map(({ kind, stored }) => [kind, stored.length])).toEqual([
    ['journals', 1],
    ['drafts', 1],
    ['reports', 1],
    ['masks', 1],
    ['settings', 2],
    ['practice', 5],
    ['window', 1],
  ])
  expect(data.kinds.find(({ kind }) => kind === 'window')?.stored).toEqual([
    { path: 'window/', bytes: 'window/Cache/data_0'.length },
  ])
  expect(data.others.map(({ path }) => path)).toEqual([
    'acme.onboarding.json',
    'drafts/notes.txt',
    'notes.txt',
    'practice-at-home/',
    'practice-at-home.json',
    'short.journal.jsonl',
  ])
  const result = await removeStored(directory, pathsOf(data))
  expect(result).toMatchObject({ notRemoved: [], directoryRemoved: false })
  expect(result.removed).toHaveLength(OURS.length)
  expect((await readdir(directory, { recursive: true })).sort()).toEqual(
    [...FOREIGN, 'drafts', 'practice-at-home'].sort(),
  )
})

test('links are not followed: what they lead to stays, and so do they', async () => {
  const directory = await scratch()
  const elsewhere = await scratch()
  await fill(elsewhere, ['precious.txt', `${'b'.repeat(32)}.json`])
  await symlink(join(elsewhere, 'precious.txt'), join(directory, 'settings.json'))
  await symlink(elsewhere, join(directory, 'drafts'))
  await mkdir(join(directory, 'window'))
  await symlink(elsewhere, join(directory, 'window/linked'))
  const data = await listStored(directory)
  expect(pathsOf(data)).toEqual(['window/'])
  expect(data.others).toEqual([
    { path: 'drafts', isLink: true },
    { path: 'settings.json', isLink: true },
  ])
  await removeStored(directory, [
    'settings.json',
    `drafts/${'b'.repeat(32)}.json`,
    '../precious.txt',
    'window/',
  ])
  expect((await readdir(directory)).sort()).toEqual(['drafts', 'settings.json'])
  expect((await readdir(elsewhere)).sort()).toEqual([`${'b'.repeat(32)}.json`, 'precious.txt'])
})

test('what was not shown stays, and what can’t be removed is named with the reason', async () => {
  const directory = await scratch()
  await fill(directory, ['recent.json', 'masks.json', 'window/Cache'])
  await symlink(`${hostname()}-${process.pid}`, join(directory, 'window/SingletonLock'))
  const { removed, notRemoved } = await removeStored(directory, ['recent.json', 'window/'])
  expect(removed.map(({ path }) => path)).toEqual(['recent.json'])
  expect(notRemoved).toEqual([
    { path: 'masks.json', why: 'It was not there when the list was made.' },
    { path: 'window/', why: expect.stringContaining('The window is open and uses it.') },
  ])
  expect(await readFile(join(directory, 'masks.json'), 'utf8')).not.toBe('')
})

test('a journal that another instance has open is not removed, and nothing begins', async () => {
  const directory = await scratch()
  const journal = `${ID}.journal.jsonl`
  await fill(directory, [journal])
  const other = { ...(await thisHolder()), pid: process.ppid }
  const { processStart: _, ...holder } = other
  await writeFile(join(directory, `${journal}.lock`), JSON.stringify(holder))
  await expect(expectNoOtherInstance(directory)).rejects.toThrow(
    new RegExp(`has a journal open: process ${process.ppid} .* Nothing was removed`),
  )
  const { removed, notRemoved } = await removeStored(directory, [journal])
  expect(removed).toEqual([])
  expect(notRemoved).toEqual([{ path: journal, why: expect.stringContaining(`process ${process.ppid}`) }])
})

test('without a data directory there is nothing', async () => {
  expect(await listStored(join(await scratch(), 'gone'))).toMatchObject({ kinds: [], others: [] })
})
