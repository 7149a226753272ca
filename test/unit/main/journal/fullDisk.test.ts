import { mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { factsOf } from '../../../../app/checklist/facts.ts'
import { openDiskJournal, readJournal } from '../../../../main/journal/diskJournal.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'
import { hasSmallDisks, mountSmallDisk } from '../../../doubles/smallDisk.ts'
import { event, ONBOARDING_ID } from './journalEvents.ts'

const openIn = (directory: string) =>
  openDiskJournal({ directory, onboardingId: ONBOARDING_ID, appVersion: '1.2.3' })
const SAVED =
  'Every change that was sent to AWS was written down first, so the next run continues where this one stopped.'

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => new Error('It was not refused.'),
    (reason: unknown) => reason,
  )
}

describe('what the operating system says of the disk, in words', () => {
  test.each([
    ['ENOSPC', 'the disk with this file is full', 'Free some space on that disk, then run again.'],
    [
      'EDQUOT',
      'this user’s quota on the disk with this file is used up',
      'Free some space on that disk or ask for a larger quota, then run again.',
    ],
    [
      'EROFS',
      'the disk with this file can only be read',
      'Make that disk writable, or choose another data directory, then run again.',
    ],
    [
      'EACCES',
      'this user has no permission for this file or its directory',
      'Give this user the permission, or choose another data directory, then run again.',
    ],
    [
      'EIO',
      'the disk with this file reports an error (EIO)',
      'Check that disk or network drive, then run again.',
    ],
    ['EFBIG', 'EFBIG: as it says', 'Check that the disk with this file works, then run again.'],
  ])('%s', async (code, happened, next) => {
    const directory = await scratchDirectory()
    const path = join(directory, `${ONBOARDING_ID}.journal.jsonl`)
    for (const call of ['writeFile', 'datasync']) {
      const journal = await openIn(directory)
      const handle = await open(path)
      await handle.close()
      const failing = vi
        .spyOn(Object.getPrototypeOf(handle), call)
        .mockRejectedValueOnce(Object.assign(new Error(`${code}: as it says`), { code }))
      const failure = await failureOf(journal.append(event(1)))
      failing.mockRestore()
      expect(failure).toMatchObject({
        name: 'JournalUnusable',
        trouble: 'disk',
        message: `The journal could not be written: ${happened}. File: ${path}`,
        next: `${next} ${SAVED}`,
      })
      expect(journal.failed()).toBe(true)
      await journal.close()
    }
  })
})

/** Takes what space is left. */
async function fill(disk: string): Promise<void> {
  await writeFile(join(disk, 'filler'), Buffer.alloc(64 * 1024)).catch(() => undefined)
}

describe.skipIf(!hasSmallDisks)('a disk that is really full', () => {
  test('takes what fits; the rest is refused, and after freeing space it goes on from there', async () => {
    const disk = await scratchDirectory()
    using mounted = await mountSmallDisk(disk, '64k')
    const journal = await openIn(disk)
    const saved: number[] = []
    let failure: unknown
    for (let seq = 1; failure === undefined; seq += 1) {
      await journal.append(event(seq, 'x'.repeat(1500))).then(
        () => saved.push(seq),
        (error: unknown) => {
          failure = error
        },
      )
    }
    expect(failure).toMatchObject({ message: expect.stringContaining('the disk with this file is full') })
    await journal.close()
    expect(saved.length).toBeGreaterThan(10)

    // Full still: a look is possible, and the refusal to write says why and leaves nothing.
    const place = { directory: disk, onboardingId: ONBOARDING_ID }
    const events = saved.map((seq) => event(seq, 'x'.repeat(1500)))
    expect(await readJournal(place)).toEqual(events)
    await fill(disk)
    expect(await failureOf(openIn(disk))).toMatchObject({
      trouble: 'disk',
      message: expect.stringContaining('is full'),
    })
    expect((await readdir(disk)).filter((name) => name.includes('.lock'))).toEqual([])

    mounted.resize('512k')
    const again = await openIn(disk)
    expect(again.past).toEqual(events)
    await again.append(event(1000))
    await again.close()
    expect(factsOf(await readJournal(place))).toEqual(factsOf([...events, event(1000)]))
  })

  test('without room for the lock, nothing is begun and nothing is left', async () => {
    const disk = await scratchDirectory()
    using _mounted = await mountSmallDisk(disk, '64k')
    await fill(disk)
    const data = join(disk, 'data')
    const failure = await failureOf(openIn(data))
    expect(failure).toMatchObject({ trouble: 'disk', message: expect.stringContaining('is full') })
    expect(await readdir(disk)).not.toContain(`${ONBOARDING_ID}.journal.jsonl`)
    await mkdir(data, { recursive: true })
    expect((await readdir(data)).filter((name) => name.includes('lock'))).toEqual([])
    await rm(join(disk, 'filler'))
    await (await openIn(data)).close()
    expect(await readFile(join(data, `${ONBOARDING_ID}.journal.jsonl`), 'utf8')).toMatch(/^\{"crc":/)
  })
})
