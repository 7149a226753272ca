import { chmod, chown, mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { valuesToConsent } from '../../app/run/foreignConsent.ts'
import { startBackend } from '../../main/accounts/backend.ts'
import { foreignWriter, foreignWriterOf } from '../../main/files/ownership.ts'
import { openDiskJournal, readJournal } from '../../main/journal/diskJournal.ts'
import { consentsNeeded, keepConsents } from '../../main/onboarding/foreignConsents.ts'
import { readSettings } from '../../main/settings/settingsFile.ts'
import { sampleOnboarding } from '../doubles/sampleOnboarding.ts'
import { scratchDirectory } from '../doubles/scratchDirectory.ts'
import { forged } from './forgedFile.ts'

/** Another user of the computer who can write what the app reads: a proxy, an authority, a journal that says "ours". */

const ME = process.getuid?.() ?? -1
const OTHER = 12_345
/** Only an administrator can make files of somebody else. */
const asRoot = test.runIf(ME === 0)
const posix = describe.runIf(ME >= 0)

posix('the data directory', () => {
  const start = async (directory: string) => (await startBackend(directory, {})).close()

  test('of this user is used, in the shared directory for temporary files too', async () => {
    expect(await foreignWriterOf(await scratchDirectory())).toBeUndefined()
    await start(join(await scratchDirectory(), 'data'))
  })

  test('that everybody can write is refused, by name and with what to do', async () => {
    const directory = await scratchDirectory()
    await chmod(directory, 0o777)
    await expect(start(directory)).rejects.toThrow(
      `${directory} can be written by every user of this computer. Take that permission away (chmod go-w)`,
    )
  })

  test('in a directory that everybody can write is refused', async () => {
    const parent = await scratchDirectory()
    await mkdir(join(parent, 'data'), { mode: 0o700 })
    await chmod(parent, 0o777)
    await expect(start(join(parent, 'data'))).rejects.toThrow(`${parent} can be written by every user`)
  })

  test('behind a link is looked at where it is', async () => {
    const [target, other] = [await scratchDirectory(), await scratchDirectory()]
    await chmod(target, 0o777)
    await symlink(target, join(other, 'data'))
    await expect(start(join(other, 'data'))).rejects.toThrow(`${target} can be written by every user`)
  })

  asRoot('of somebody else is refused', async () => {
    const directory = await scratchDirectory()
    await chown(directory, OTHER, OTHER)
    await expect(start(directory)).rejects.toThrow(`${directory} belongs to user ${OTHER}`)
  })

  asRoot("below somebody else's is refused", async () => {
    const parent = await scratchDirectory()
    await mkdir(join(parent, 'data'), { mode: 0o700 })
    await chown(parent, OTHER, OTHER)
    await expect(start(join(parent, 'data'))).rejects.toThrow(`${parent} belongs to user ${OTHER}`)
  })
})

posix('a file', () => {
  test.each([
    [{ uid: ME, gid: ME, mode: 0o100600 }, undefined],
    [{ uid: ME, gid: ME, mode: 0o100664 }, undefined],
    [{ uid: ME, gid: ME + 1, mode: 0o100660 }, `can be written by group ${ME + 1}`],
    [{ uid: ME, gid: ME, mode: 0o100602 }, 'can be written by every user of this computer'],
    [{ uid: ME + 1, gid: ME, mode: 0o100600 }, `belongs to user ${ME + 1}`],
  ])('%j: %s', (info, words) => {
    expect(foreignWriter(info)).toBe(words)
  })

  test.each([
    ['settings.json', 'file', (network: object) => ({ version: 1, network })],
    ['network.json', 'network', (network: object) => ({ version: 1, ...network })],
  ] as const)('of %s that everybody can write is not used, and that is said', async (name, place, fileOf) => {
    const directory = await scratchDirectory()
    const path = join(directory, name)
    const network = { proxy: { kind: 'manual', url: 'http://evil.example:8080' } }
    await writeFile(path, JSON.stringify(fileOf(network)))
    await chmod(path, 0o666)
    const { settings, problems } = await readSettings(directory)
    expect(settings.network).toEqual({ proxy: { kind: 'automatic' } })
    expect(problems.get(place)).toContain('found a file that can be written by every user of this computer')
  })

  test('of a journal that everybody can write is not used', async () => {
    const place = { directory: await scratchDirectory(), onboardingId: '0b9c1234' }
    const journal = await openDiskJournal({ ...place, appVersion: '0' })
    await journal.close()
    await chmod(join(place.directory, '0b9c1234.journal.jsonl'), 0o666)
    await expect(readJournal(place)).rejects.toThrow('can be written by every user')
    await expect(openDiskJournal({ ...place, appVersion: '0' })).rejects.toThrow(
      'can be written by every user',
    )
  })
})

posix('consents to what is not ActiveEye’s', () => {
  test('that everybody could have written count for nothing', async () => {
    const directory = await scratchDirectory()
    const onboarding = forged(sampleOnboarding())
    const values = valuesToConsent(onboarding)
    await keepConsents(directory, onboarding, values, { by: 'Jane', at: '2026-11-28T10:00:00.000Z' })
    expect(await consentsNeeded(directory, onboarding)).toEqual([])
    await chmod(join(directory, 'consents.json'), 0o666)
    expect(await consentsNeeded(directory, onboarding)).toEqual(['template', 'bucket'])
  })
})
