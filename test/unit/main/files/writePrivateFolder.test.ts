import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writePrivateFolder } from '../../../../main/files/writePrivateFolder.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

const FILES = [
  { path: 'README.md', text: 'read me\n' },
  { path: 'accounts/run.sh', text: '#!/bin/sh\n', executable: true },
]

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8)
}

test('a new folder has the files, for this user only, and nothing is beside it', async () => {
  const directory = await scratchDirectory()
  const folder = join(directory, 'folder')
  expect(await writePrivateFolder(folder, FILES)).toBe('written')
  expect(await readdir(directory)).toEqual(['folder'])
  expect(await readFile(join(folder, 'README.md'), 'utf8')).toBe('read me\n')
  const paths = ['.', 'README.md', 'accounts', 'accounts/run.sh']
  expect(await Promise.all(paths.map((path) => modeOf(join(folder, path))))).toEqual([
    '700',
    '600',
    '700',
    '700',
  ])
})

test('an empty folder is replaced', async () => {
  const folder = join(await scratchDirectory(), 'folder')
  await mkdir(folder, { mode: 0o755 })
  expect(await writePrivateFolder(folder, FILES)).toBe('written')
  expect(await modeOf(folder)).toBe('700')
})

test.each([
  [
    'a folder with something in it',
    (path: string) => mkdir(path).then(() => writeFile(join(path, 'mine'), 'mine')),
  ],
  ['a file', (path: string) => writeFile(path, 'mine')],
  ['a link to an empty folder', (path: string) => mkdir(`${path}-2`).then(() => symlink(`${path}-2`, path))],
  ['a dangling link', (path: string) => symlink('nowhere', path)],
])('%s stays as it is', async (_, put) => {
  const directory = await scratchDirectory()
  const folder = join(directory, 'folder')
  await put(folder)
  const before = await readdir(directory, { recursive: true })
  expect(await writePrivateFolder(folder, FILES)).toBe('exists')
  expect(await readdir(directory, { recursive: true })).toEqual(before)
})

test.each(['../out', '/etc/x', 'a/../../b', '.bashrc', 'a//b', 'a\\b', 'x\n', '-rf'])(
  'a file is never named %j',
  async (path) => {
    const directory = await scratchDirectory()
    await expect(writePrivateFolder(join(directory, 'folder'), [{ path, text: '' }])).rejects.toThrow(
      'is no path within a folder',
    )
    expect(await readdir(directory)).toEqual([])
  },
)

test('where no folder can be made, nothing is left behind', async () => {
  const directory = await scratchDirectory()
  await expect(writePrivateFolder(join(directory, 'no', 'folder'), FILES)).rejects.toThrow(
    'there is no such directory',
  )
  expect(await readdir(directory)).toEqual([])
})
