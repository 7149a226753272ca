import {
  link,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newOnboarding } from '../../app/onboarding/newOnboarding.ts'
import { createDialogs } from '../../main/desktop/dialogs.ts'
import { writeDataFile } from '../../main/files/dataDirectory.ts'
import { writePrivateFile } from '../../main/files/writePrivateFile.ts'
import { openDiskJournal } from '../../main/journal/diskJournal.ts'
import { writeOnboardingFile } from '../../main/onboarding/onboardingFile.ts'
import { writeSettings } from '../../main/settings/settingsFile.ts'
import { scratchDirectory } from '../doubles/scratchDirectory.ts'

/** Another user of the computer, or a file that came by mail, who wants the app to write where it must not. */

const onboarding = newOnboarding({
  id: '0b9c1234',
  customerName: 'Acme Corp',
  accounts: [{ accountId: '111122223333', name: 'prod', access: { kind: 'environment' } }],
})

/** Every way in which the app writes a file for a person. */
const WRITERS: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  'a report': (path) => writePrivateFile(path, 'new', { overwrite: true }),
  'a report that replaces nothing': (path) => writePrivateFile(path, 'new', { overwrite: false }),
  'an onboarding file': (path) => writeOnboardingFile(path, onboarding, { overwrite: true }),
  'a file of the data directory': (path) => writeDataFile(path, 'new'),
  'a file that is saved from the window': async (path) => {
    const dialogs = createDialogs(
      {
        showOpenDialog: () => Promise.reject(new Error('not asked')),
        showSaveDialog: async () => ({ canceled: false, filePath: path }),
      },
      '/',
    )
    await dialogs.save({ suggestedName: 'x', text: 'new' })
  },
}

describe.each(Object.entries(WRITERS))('%s', (_, write) => {
  test('follows no link in its place', async () => {
    const directory = await scratchDirectory()
    const [victim, name] = [join(directory, 'victim'), join(directory, 'name')]
    await writeFile(victim, 'precious', { mode: 0o644 })
    await symlink(victim, name)
    await expect(write(name)).rejects.toThrow('it is a symbolic link, which is not followed')
    expect([await readFile(victim, 'utf8'), await readlink(name)]).toEqual(['precious', victim])
    expect((await readdir(directory)).sort()).toEqual(['name', 'victim'])
  })

  test('follows no dangling link in its place', async () => {
    const directory = await scratchDirectory()
    const [target, name] = [join(directory, 'to-be-made'), join(directory, 'name')]
    await symlink(target, name)
    await expect(write(name)).rejects.toThrow('it is a symbolic link, which is not followed')
    expect(await readdir(directory)).toEqual(['name'])
  })

  test('writes into no device', async () => {
    await expect(write('/dev/null')).rejects.toThrow('/dev/null could not be written: it is no file.')
  })

  test('is private, also where it replaces what everybody may read', async () => {
    const path = join(await scratchDirectory(), 'name')
    await writeFile(path, 'old', { mode: 0o666 })
    await write(path)
    if ((await readFile(path, 'utf8')) === 'old') return
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })
})

test('another name of a file that is replaced keeps its content', async () => {
  const directory = await scratchDirectory()
  const [victim, name] = [join(directory, 'victim'), join(directory, 'name')]
  await writeFile(victim, 'precious')
  await link(victim, name)
  await writePrivateFile(name, 'new', { overwrite: true })
  expect([await readFile(victim, 'utf8'), await readFile(name, 'utf8')]).toEqual(['precious', 'new'])
})

test.runIf(process.platform === 'linux')(
  'a directory that is exchanged for a link meanwhile does not move the file elsewhere',
  async () => {
    const base = await scratchDirectory()
    const [named, moved, other] = [join(base, 'named'), join(base, 'moved'), join(base, 'other')]
    await mkdir(named)
    await mkdir(other)
    const written = writePrivateFile(join(named, 'report'), 'new'.repeat(1_000_000), { overwrite: false })
    // As soon as the temporary file is there, the name leads elsewhere.
    while ((await readdir(named)).length === 0) await new Promise((resolve) => setImmediate(resolve))
    await rename(named, moved)
    await symlink(other, named)
    expect(await written).toBe('written')
    expect([await readdir(other), await readdir(moved)]).toEqual([[], ['report']])
  },
)

describe('the data directory', () => {
  test('a journal that is a link is not written to', async () => {
    const directory = await scratchDirectory()
    const victim = join(await scratchDirectory(), 'victim')
    await writeFile(victim, '')
    await symlink(victim, join(directory, '0b9c1234.journal.jsonl'))
    await expect(openDiskJournal({ directory, onboardingId: '0b9c1234', appVersion: '0' })).rejects.toThrow(
      'it is a symbolic link, which is not followed',
    )
    expect(await readFile(victim, 'utf8')).toBe('')
  })

  test('settings that are a link are not written through it', async () => {
    const directory = await scratchDirectory()
    const victim = join(await scratchDirectory(), 'victim')
    await writeFile(victim, 'precious')
    await symlink(victim, join(directory, 'settings.json'))
    await expect(writeSettings(directory, { theme: 'dark' })).rejects.toThrow('a symbolic link')
    expect(await readFile(victim, 'utf8')).toBe('precious')
    expect((await lstat(join(directory, 'settings.json'))).isSymbolicLink()).toBe(true)
  })
})
