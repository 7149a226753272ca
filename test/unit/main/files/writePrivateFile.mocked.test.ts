import type { PathLike } from 'node:fs'
import {
  chmod,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { FileNotWritten } from '../../../../main/failures/fileNotWritten.ts'
import { writePrivateFile } from '../../../../main/files/writePrivateFile.ts'
import { writePrivateFolder } from '../../../../main/files/writePrivateFolder.ts'

vi.mock('node:fs/promises', async (original) => {
  const actual = await original<typeof import('node:fs/promises')>()
  return { ...actual, link: vi.fn(actual.link), rename: vi.fn(actual.rename) }
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

describe('a write that the system reports as done', () => {
  const actual = vi.mocked(rename).getMockImplementation()
  const put = async (from: PathLike, to: PathLike) => actual?.(from, to)

  async function writeWith(renamed: typeof rename) {
    vi.mocked(rename).mockImplementation(renamed)
    onTestFinished(() => void (actual && vi.mocked(rename).mockImplementation(actual)))
    return writePrivateFile(path, 'all of it', { overwrite: true })
  }

  test.each<[string, typeof rename]>([
    ['and nothing is there', async () => {}],
    [
      'and half of it is there',
      async (from, to) => {
        await truncate(from, 4)
        await put(from, to)
      },
    ],
    [
      'and as much of something else is there',
      async (from, to) => {
        await writeFile(from, 'ALL of it')
        await put(from, to)
      },
    ],
  ])('%s, is not told as done', async (_, renamed) => {
    await expect(writeWith(renamed)).rejects.toMatchObject({
      message: expect.stringMatching(/file could not be written: .* not what was written\.$/),
      next: expect.stringContaining('another place'),
      isWrongPath: true,
    })
  })

  test('counts, although another process has replaced the file since', async () => {
    const written = writeWith(async (from, to) => {
      await put(from, to)
      await writeFile(`${directory}/theirs`, 'theirs')
      await put(`${directory}/theirs`, to)
    })
    expect(await written).toBe('written')
  })
})

function onWindows(): void {
  const { platform } = process
  Object.defineProperty(process, 'platform', { value: 'win32' })
  onTestFinished(() => void Object.defineProperty(process, 'platform', { value: platform }))
}

test('on Windows, a file that is open elsewhere is waited for a moment, then said to be', async () => {
  onWindows()
  const inUse = Object.assign(new Error('in use'), { code: 'EPERM' })
  vi.mocked(rename).mockRejectedValueOnce(inUse).mockRejectedValueOnce(inUse)
  expect(await writePrivateFile(path, 'new', { overwrite: true })).toBe('written')
  expect(new FileNotWritten(path, inUse)).toMatchObject({
    message: `${path} could not be written: another program has it open, or this user may not change it (EPERM).`,
    isWrongPath: false,
  })
})

test('on Windows, the name of a device is refused before anything is written', async () => {
  onWindows()
  await expect(
    writePrivateFile(join(directory, 'con.html'), 'new', { overwrite: true }),
  ).rejects.toMatchObject({
    message: `${join(directory, 'con.html')} could not be written: on Windows, con.html is the device CON.`,
    next: 'Choose another name; an extension does not change that.',
    isWrongPath: true,
  })
  await expect(writePrivateFolder(join(directory, 'aux'), [])).rejects.toThrow('is the device AUX')
  expect(await readdir(directory)).toEqual([])
})
