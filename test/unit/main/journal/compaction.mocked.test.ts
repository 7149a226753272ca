import { constants } from 'node:fs'
import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { withPlaces } from '../../../../app/checklist/eventPlace.ts'
import { type JournalEvent, journalEventSchema } from '../../../../app/checklist/events.ts'
import { factsOf } from '../../../../app/checklist/facts.ts'
import { openDiskJournal, readJournal, SMALL } from '../../../../main/journal/diskJournal.ts'
import { journalLine } from '../../../../main/journal/journalLines.ts'
import { packedLine } from '../../../../main/journal/packedLine.ts'
import { packedJournalText } from '../../../../main/journal/rewrittenJournal.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'
import { event, ONBOARDING_ID } from './journalEvents.ts'

/** Every call of the file system counts; the one that is named fails, and all after it when the process dies there. */
const disk = vi.hoisted(() => {
  const state = { calls: 0, failsAt: Number.POSITIVE_INFINITY, dies: false, cannotRename: false }
  return {
    state,
    call(): void {
      const now = state.calls++
      if (now === state.failsAt || (state.dies && now > state.failsAt))
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    },
  }
})

vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs/promises')>()
  const counted =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A) => {
      disk.call()
      return call(...args)
    }
  return {
    ...original,
    realpath: counted(original.realpath),
    readdir: counted(original.readdir),
    rename: counted((...args: Parameters<typeof original.rename>) => {
      if (disk.state.cannotRename)
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
      return original.rename(...args)
    }),
    link: counted(original.link),
    // A full disk does not keep files from being removed.
    rm: (...args: Parameters<typeof original.rm>) =>
      disk.state.dies ? counted(original.rm)(...args) : original.rm(...args),
    open: async (...args: Parameters<typeof original.open>) => {
      // A full disk does not keep files from being read.
      const writes = typeof args[1] !== 'number' || (args[1] & constants.O_CREAT) !== 0
      if (disk.state.dies || writes) disk.call()
      const handle = await original.open(...args)
      handle.writeFile = counted(handle.writeFile.bind(handle)) as typeof handle.writeFile
      handle.sync = counted(handle.sync.bind(handle))
      handle.datasync = counted(handle.datasync.bind(handle))
      handle.truncate = counted(handle.truncate.bind(handle))
      return handle
    },
  }
})

const FILE = `${ONBOARDING_ID}.journal.jsonl`
const HEADER = {
  journal: 2,
  onboardingId: ONBOARDING_ID,
  createdAt: '2026-01-01T00:00:00.000Z',
  appVersion: '1.2.3',
} as const

const openIn = (directory: string) =>
  openDiskJournal({ directory, onboardingId: ONBOARDING_ID, appVersion: '1.2.3' })
const readIn = (directory: string) => readJournal({ directory, onboardingId: ONBOARDING_ID })

/** A write that undo needs, then one look after the other. */
function looks(count: number): readonly JournalEvent[] {
  const stamp = { at: '', accountId: '111122223333' }
  const write = { region: 'us-east-1', token: 't' }
  return [
    {
      seq: 1,
      ...stamp,
      type: 'writeIntended',
      ...write,
      write: { kind: 'createFlowLogs', vpcIds: ['vpc-1'] },
    },
    { seq: 2, ...stamp, type: 'writeAnswered', ...write, answer: { kind: 'done', ids: ['fl-1'] } },
    ...Array.from({ length: count }, (_, index) => event(index + 3)),
  ]
}

const MANY = withPlaces(looks(3000)).map((each) => journalEventSchema.parse(each))
/** Just too small to be packed. */
const FEW = MANY.slice(0, Math.floor((0.99 * SMALL) / (textOf(MANY).length / MANY.length)))

function textOf(events: readonly JournalEvent[], format: 1 | 2 = 2): string {
  return [{ ...HEADER, journal: format }, ...events].map((value) => journalLine(value, format)).join('')
}

async function directoryWith(text: string): Promise<string> {
  const directory = await scratchDirectory()
  await writeFile(join(directory, FILE), text)
  return directory
}

beforeEach(() => {
  disk.state.cannotRename = false
  disk.state.failsAt = Number.POSITIVE_INFINITY
})

describe('a journal that has grown', () => {
  test('is packed when it is opened: what counts stays, with its numbers', async () => {
    const directory = await directoryWith(textOf(MANY))
    const journal = await openIn(directory)
    expect(factsOf(journal.past)).toEqual(factsOf(MANY))
    await journal.append(event(3003))
    await journal.close()
    const kept = [...MANY.slice(0, 2), ...MANY.slice(-1)]
    expect(await readFile(join(directory, FILE), 'utf8')).toBe(
      packedJournalText(HEADER, [packedLine(kept)], [event(3003)]),
    )
    expect(await readIn(directory)).toEqual([...kept, event(3003)])
    expect(await readdir(directory)).toEqual([FILE])
    expect((await stat(join(directory, FILE))).mode & 0o777).toBe(0o600)
  })

  test('is packed while it is written, and stays small', async () => {
    const directory = await scratchDirectory()
    const journal = await openIn(directory)
    let largest = 0
    for (let from = 0; from < MANY.length; from += 100) {
      await Promise.all(MANY.slice(from, from + 100).map((each) => journal.append(each)))
      largest = Math.max(largest, (await stat(join(directory, FILE))).size)
    }
    await journal.close()
    expect(largest).toBeLessThan(1.2 * SMALL)
    expect(factsOf(await readIn(directory))).toEqual(factsOf(MANY))
  })

  test('is left alone while it is small, and takes a fifth where all of it counts', async () => {
    const few = await directoryWith(textOf(FEW))
    await chmod(join(few, FILE), 0o644)
    await (await openIn(few)).close()
    expect((await stat(join(few, FILE))).mode & 0o777).toBe(0o600)
    expect(await readFile(join(few, FILE), 'utf8')).toBe(textOf(FEW))

    const [intent] = looks(0)
    const counting = MANY.map(({ seq }) =>
      journalEventSchema.parse({ ...intent, seq, tick: seq, token: `${seq}` }),
    )
    const large = await directoryWith(textOf(counting))
    await (await openIn(large)).close()
    expect((await stat(join(large, FILE))).size).toBeLessThan(textOf(counting).length / 5)
    expect(await readIn(large)).toEqual(counting)
    const packed = await readFile(join(large, FILE), 'utf8')
    await (await openIn(large)).close()
    expect(await readFile(join(large, FILE), 'utf8')).toBe(packed)
  })
})

test('what can not be packed is written on as it is', async () => {
  disk.state.cannotRename = true
  const directory = await directoryWith(textOf(MANY))
  const journal = await openIn(directory)
  await journal.append(event(3003))
  await journal.close()
  expect(await readFile(join(directory, FILE), 'utf8')).toBe(textOf([...MANY, event(3003)]))
  expect(await readdir(directory)).toEqual([FILE])
})

test('a journal of the format without checksums is read, and gets them when it is opened for writing', async () => {
  const events = looks(3)
  const directory = await directoryWith(textOf(events, 1))
  await chmod(join(directory, FILE), 0o644)
  expect(await readIn(directory)).toEqual(events)
  expect(await readFile(join(directory, FILE), 'utf8')).toBe(textOf(events, 1))
  const journal = await openIn(directory)
  await journal.append(event(6))
  await journal.close()
  expect(await readFile(join(directory, FILE), 'utf8')).toBe(textOf([...events, event(6)]))
  expect((await stat(join(directory, FILE))).mode & 0o777).toBe(0o600)
})

describe.each([
  ['the process dies', true],
  ['the disk is full once', false],
])('%s at any call of the file system', (_, dies) => {
  /** Does it with a failure at each call in turn, until none is reached. */
  async function withEachFailure(
    prepare: () => Promise<string>,
    work: (directory: string) => Promise<void>,
    events: (saved: boolean) => readonly (readonly JournalEvent[])[],
  ) {
    for (let failsAt = 0; ; failsAt += 1) {
      const directory = await prepare()
      Object.assign(disk.state, { calls: 0, failsAt, dies })
      const saved = await work(directory).then(
        () => true,
        () => false,
      )
      const reached = disk.state.calls > failsAt
      disk.state.failsAt = Number.POSITIVE_INFINITY
      // The lock of a dead process is taken over; here the process lives on.
      if (dies) await rm(join(directory, `${FILE}.lock`), { force: true })

      const possible = events(saved).map(factsOf)
      expect(possible).toContainEqual(factsOf(await readIn(directory)))
      const journal = await openIn(directory)
      expect(possible).toContainEqual(factsOf(journal.past))
      await journal.close()
      expect((await readdir(directory)).filter((name) => name !== `${FILE}.torn`)).toEqual([FILE])
      if (!reached) return failsAt
    }
  }

  test('while it is opened and packed: it is the old or the new one, and nothing else is left', async () => {
    const calls = await withEachFailure(
      () => directoryWith(textOf(MANY)),
      async (directory) => (await openIn(directory)).close(),
      () => [MANY],
    )
    expect(calls).toBeGreaterThan(10)
  })

  test('while it is written and packed: what was acknowledged is kept', async () => {
    const next = event(9000, 'x'.repeat(SMALL / 50))
    const calls = await withEachFailure(
      () => directoryWith(textOf(FEW)),
      async (directory) => {
        const journal = await openIn(directory)
        try {
          await journal.append(next)
          await journal.append(event(9001))
        } finally {
          await journal.close()
        }
      },
      (saved) => {
        const all = [...FEW, next, event(9001)]
        return saved ? [all] : [FEW, all.slice(0, -1), all]
      },
    )
    expect(calls).toBeGreaterThan(10)
  })
})
