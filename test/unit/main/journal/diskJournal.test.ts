import { appendFile, open, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { JournalUnusable } from '../../../../app/checklist/journalUnusable.ts'
import { openDiskJournal, readJournal } from '../../../../main/journal/diskJournal.ts'
import { journalLine } from '../../../../main/journal/journalLines.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'
import { event, ONBOARDING_ID } from './journalEvents.ts'

const FILE = `${ONBOARDING_ID}.journal.jsonl`
const HEADER = `{"journal":1,"onboardingId":"${ONBOARDING_ID}","createdAt":"2026-01-01T00:00:00.000Z","appVersion":"1.2.3"}\n`
const line = (seq: number) => `${JSON.stringify(event(seq))}\n`

const openIn = (directory: string) =>
  openDiskJournal({ directory, onboardingId: ONBOARDING_ID, appVersion: '1.2.3' })
const readIn = (directory: string) => readJournal({ directory, onboardingId: ONBOARDING_ID })

async function journalWith(content: string | Uint8Array): Promise<{ directory: string; path: string }> {
  const directory = await scratchDirectory()
  const path = join(directory, FILE)
  await writeFile(path, content)
  return { directory, path }
}

async function refusal(directory: string): Promise<JournalUnusable> {
  const error: unknown = await openIn(directory).catch((reason: unknown) => reason)
  if (!(error instanceof JournalUnusable)) throw new Error('was opened')
  expect(error.next).not.toBe('')
  return error
}

describe('a journal', () => {
  test('keeps what was appended, in its order, for the next to open it', async () => {
    const directory = join(await scratchDirectory(), 'new', 'data')
    const first = await openIn(directory)
    expect(first.past).toEqual([])
    await Promise.all([1, 2, 3].map((seq) => first.append(event(seq))))
    await first.append(event(4, 'line\nbreak \u2028 ü 𝄞'))
    await first.close()

    const second = await openIn(directory)
    expect(second.past).toEqual([event(1), event(2), event(3), event(4, 'line\nbreak \u2028 ü 𝄞')])
    expect(second.repaired).toBeUndefined()
    await second.append(event(5))
    await second.close()
    expect((await readIn(directory)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
  })

  test('is a header and one line for each event, readable by its owner only', async () => {
    const directory = join(await scratchDirectory(), 'data')
    const journal = await openIn(directory)
    await journal.append(event(1))
    await journal.close()
    const [header = '', ...lines] = (await readFile(join(directory, FILE), 'utf8')).split('\n')
    expect(JSON.parse(header)).toEqual({
      crc: expect.stringMatching(/^[0-9a-f]{8}$/),
      journal: 2,
      onboardingId: ONBOARDING_ID,
      createdAt: expect.any(String),
      appVersion: '1.2.3',
    })
    expect(lines).toEqual([journalLine(event(1), 2).trimEnd(), ''])
    expect(await readdir(directory)).toEqual([FILE])
    if (process.platform === 'win32') return
    expect((await stat(join(directory, FILE))).mode & 0o777).toBe(0o600)
    expect((await stat(directory)).mode & 0o777).toBe(0o700)
  })

  test('can be read before there is one, and while it is written', async () => {
    const directory = await scratchDirectory()
    expect(await readIn(directory)).toEqual([])
    const journal = await openIn(directory)
    await journal.append(event(1))
    expect(await readIn(directory)).toEqual([event(1)])
    await appendFile(join(directory, FILE), '{"seq":2,"at"')
    expect(await readIn(directory)).toEqual([event(1)])
    await journal.close()
  })

  test.each(['../../evil', '..', '', 'a/b', 'x', 'journal\0'])(
    'has no id that leads elsewhere: %j',
    async (onboardingId) => {
      const directory = await scratchDirectory()
      await expect(openDiskJournal({ directory, onboardingId, appVersion: '1' })).rejects.toThrow(
        JournalUnusable,
      )
      await expect(readJournal({ directory, onboardingId })).rejects.toThrow(JournalUnusable)
      expect(await readdir(directory)).toEqual([])
    },
  )

  test('refuses an event that could not be read again, and goes on', async () => {
    const directory = await scratchDirectory()
    const journal = await openIn(directory)
    await expect(journal.append({ ...event(1), seq: -1 })).rejects.toThrow()
    await journal.append(event(2))
    await journal.close()
    expect(await readIn(directory)).toEqual([event(2)])
  })

  test('takes nothing after it was closed, and can be closed twice', async () => {
    const journal = await openIn(await scratchDirectory())
    const pending = journal.append(event(1))
    await Promise.all([journal.close(), journal.close()])
    await pending
    await expect(journal.append(event(2))).rejects.toThrow(JournalUnusable)
  })
})

describe('durability', () => {
  /** The class of file handles is not exported, but each has it. */
  async function handleClass() {
    const handle = await open(import.meta.filename)
    await handle.close()
    return Object.getPrototypeOf(handle)
  }

  test('an append resolves only after its line was flushed', async () => {
    const journal = await openIn(await scratchDirectory())
    const order: string[] = []
    const proto = await handleClass()
    const datasync = proto.datasync
    const spy = vi.spyOn(proto, 'datasync').mockImplementation(async function (this: unknown) {
      await datasync.call(this)
      order.push('flushed')
    })
    await Promise.all([1, 2, 3].map((seq) => journal.append(event(seq)).then(() => order.push(`${seq}`))))
    spy.mockRestore()
    await journal.close()
    expect(order).toEqual(['flushed', '1', '2', '3'])
  })

  test('after a failed flush nothing is taken any more, and the words say why', async () => {
    const directory = await scratchDirectory()
    const journal = await openIn(directory)
    await journal.append(event(1))
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    const spy = vi.spyOn(await handleClass(), 'datasync').mockRejectedValueOnce(full)
    const failed = await Promise.allSettled([journal.append(event(2)), journal.append(event(3))])
    spy.mockRestore()
    failed.push(...(await Promise.allSettled([journal.append(event(4))])))
    for (const outcome of failed) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: {
          name: 'JournalUnusable',
          trouble: 'disk',
          message: expect.stringMatching(/the disk with this file is full\. File: .*\.journal\.jsonl/),
          next: expect.stringMatching(/^Free some space on that disk, then run again\./),
        },
      })
    }
    await journal.close()
    expect((await readIn(directory)).map(({ seq }) => seq)).not.toContain(4)
  })

  test('a file that somebody else changed or deleted is written no more', async () => {
    const directory = await scratchDirectory()
    const changed = await openIn(directory)
    await appendFile(join(directory, FILE), journalLine(event(9), 2))
    await expect(changed.append(event(1))).rejects.toThrow(/changed the journal/)
    await changed.close()
    const deleted = await openIn(directory)
    await rm(join(directory, FILE))
    await expect(deleted.append(event(2))).rejects.toThrow(/deleted the journal/)
    await deleted.close()
  })
})

describe('a torn end', () => {
  test.each<[string, string, string]>([
    ['no line break', `${HEADER}${line(1)}`, line(2).slice(0, -1)],
    ['half a line', `${HEADER}${line(1)}`, line(2).slice(0, 20)],
    ['half a line with a line break', `${HEADER}${line(1)}`, `${line(2).slice(0, 20)}\n`],
    ['NULs', `${HEADER}${line(1)}`, '\0'.repeat(4096)],
    ['NULs after half a line', `${HEADER}${line(1)}`, `{"seq":2${'\0'.repeat(100)}`],
    ['half a header', '', HEADER.slice(0, 30)],
    ['NULs for a header', '', '\0'.repeat(100)],
  ])('%s: is cut off and kept beside', async (_, whole, torn) => {
    const { directory, path } = await journalWith(whole + torn)
    const journal = await openIn(directory)
    const events = whole === '' ? [] : [event(1)]
    expect(journal.past).toEqual(events)
    expect(journal.repaired).toContain(`${path}.torn`)
    expect(await readFile(`${path}.torn`, 'utf8')).toBe(`${torn}\n`)
    await journal.append(event(7))
    await journal.close()
    expect(await readIn(directory)).toEqual([...events, event(7)])
    const again = await openIn(directory)
    expect(again.repaired).toBeUndefined()
    await again.close()
  })

  test('cut anywhere, it opens with the events that were whole', async () => {
    const directory = await scratchDirectory()
    const path = join(directory, FILE)
    const events = fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(events, fc.double({ min: 0, max: 1, noNaN: true }), async (arns, share) => {
        const all = arns.map((arn, index) => event(index + 1, arn))
        const bytes = Buffer.from(HEADER + all.map((each) => `${JSON.stringify(each)}\n`).join(''))
        const cut = bytes.subarray(0, Math.round(share * bytes.length))
        const lines = cut.toString('latin1').split('\n').length - 1
        await writeFile(path, cut)

        expect(await readIn(directory)).toEqual(all.slice(0, Math.max(0, lines - 1)))
        const journal = await openIn(directory)
        expect(journal.past).toEqual(all.slice(0, Math.max(0, lines - 1)))
        expect(journal.repaired !== undefined).toBe(cut.length > 0 && cut.at(-1) !== 0x0a)
        await journal.append(event(99))
        await journal.close()
        expect(await readIn(directory)).toEqual([...journal.past, event(99)])
      }),
    )
  })
})

describe('a journal that can not be trusted is left as it is', () => {
  test.each<[string, string, RegExp, RegExp]>([
    ['a bad line in the middle', `${HEADER}${line(1)}{oops\n${line(2)}`, /line 3/, /backup/],
    ['NULs in the middle', `${HEADER}\0\0\0\n${line(2)}`, /line 2/, /backup/],
    ['an event without what it needs', `${HEADER}{"seq":1,"at":"x","type":"signedIn"}\n`, /line 2/, /backup/],
    [
      'an event of a newer version',
      `${HEADER}{"seq":1,"at":"x","type":"teleported"}\n${line(1)}`,
      /"teleported".*line 2/,
      /Install the newer version/,
    ],
    [
      'a header of a newer version',
      HEADER.replace('"journal":1', '"journal":4'),
      /newer version.*format 4.*line 1/,
      /Install the newer version/,
    ],
    [
      'the header of another onboarding',
      HEADER.replace(ONBOARDING_ID, 'ffffffff'),
      /another onboarding, ffffffff/,
      /right file/,
    ],
    ['a header without what it needs', '{"journal":1}\n', /not a journal/, /Move it/],
    ['another file with lines', 'hello\nworld\n', /not a journal/, /Move it/],
    ['another file without lines', 'hello', /not a journal/, /Move it/],
  ])('%s', async (_, content, message, next) => {
    const { directory, path } = await journalWith(content)
    const error = await refusal(directory)
    expect(error.message).toMatch(message)
    expect(error.message).toContain(path)
    expect(error.next).toMatch(next)
    expect(await readdir(directory)).toEqual([FILE])
    expect(await readFile(path, 'utf8')).toBe(content)
  })

  test('bytes that are not UTF-8, in the middle', async () => {
    const bad = Buffer.from(line(1))
    bad[bad.indexOf('user')] = 0xff
    const { directory } = await journalWith(Buffer.concat([Buffer.from(HEADER), bad, Buffer.from(line(2))]))
    expect((await refusal(directory)).message).toMatch(/line 2/)
  })

  test('a directory that can not be written', async () => {
    const directory = join(await scratchDirectory(), 'file')
    await writeFile(directory, '')
    expect((await refusal(directory)).message).toMatch(/could not be opened/)
    const nowhere = join(await scratchDirectory(), 'link')
    await symlink('/dev/null/nothing', nowhere)
    expect((await refusal(nowhere)).message).toMatch(/could not be opened/)
  })
})
