import { chmod, link, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { writePrivateFile } from '../../../../main/files/writePrivateFile.ts'

vi.mock('node:fs/promises', async (original) => {
  const actual = await original<typeof import('node:fs/promises')>()
  return { ...actual, link: vi.fn(actual.link) }
})

let directory: string
let path: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'atomic-'))
  path = join(directory, 'file')
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
})

async function modeOf(file: string): Promise<number> {
  return (await stat(file)).mode & 0o777
}

test('a new file has the text and the mode, and nothing else is left', async () => {
  expect(await writePrivateFile(path, 'new', { overwrite: false })).toBe('written')
  expect(await readFile(path, 'utf8')).toBe('new')
  expect(await modeOf(path)).toBe(0o600)
  expect(await readdir(directory)).toEqual(['file'])
})

test('an existing file is replaced only when told to, and is private then', async () => {
  await writeFile(path, 'old')
  await chmod(path, 0o640)
  expect(await writePrivateFile(path, 'new', { overwrite: false })).toBe('exists')
  expect(await readFile(path, 'utf8')).toBe('old')
  expect(await writePrivateFile(path, 'new', { overwrite: true })).toBe('written')
  expect(await readFile(path, 'utf8')).toBe('new')
  expect(await modeOf(path)).toBe(0o600)
  expect(await readdir(directory)).toEqual(['file'])
})

test('a file system without hard links gets a new file, and keeps an existing one', async () => {
  vi.mocked(link).mockImplementation(async () => {
    throw Object.assign(new Error('not supported'), { code: 'ENOTSUP' })
  })
  onTestFinished(() => void vi.mocked(link).mockReset())
  expect(await writePrivateFile(path, 'new', { overwrite: false })).toBe('written')
  expect(await readFile(path, 'utf8')).toBe('new')
  expect(await writePrivateFile(path, 'newer', { overwrite: false })).toBe('exists')
  expect(await readFile(path, 'utf8')).toBe('new')
  expect(await readdir(directory)).toEqual(['file'])
})

test('a write that fails leaves nothing behind', async () => {
  await mkdir(path)
  await expect(writePrivateFile(path, 'new', { overwrite: true })).rejects.toThrow('it is a directory')
  await expect(writePrivateFile(join(directory, 'no', 'file'), 'new', { overwrite: true })).rejects.toThrow(
    'there is no such directory',
  )
  expect(await readdir(directory)).toEqual(['file'])
})
