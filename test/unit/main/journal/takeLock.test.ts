import { readdir, readFile, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDiskJournal } from '../../../../main/journal/diskJournal.ts'
import { journalHolder } from '../../../../main/journal/journalHolder.ts'
import { isAlive, type LockHolder, processStart, thisHolder } from '../../../../main/journal/lockHolder.ts'
import { takeLock } from '../../../../main/journal/takeLock.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'
import { event, ONBOARDING_ID } from './journalEvents.ts'
import { startOther } from './otherInstance.ts'

const openIn = (directory: string) =>
  openDiskJournal({ directory, onboardingId: ONBOARDING_ID, appVersion: '1.2.3' })
const holderIn = (directory: string) => journalHolder({ directory, onboardingId: ONBOARDING_ID })
const lockIn = (directory: string) => join(directory, `${ONBOARDING_ID}.journal.jsonl.lock`)

/** The lock of a process that was killed while it held it. */
async function deadHolder(): Promise<LockHolder> {
  const directory = await scratchDirectory()
  const other = await startOther(directory, [ONBOARDING_ID])
  await other.open()
  await other.kill()
  return JSON.parse(await readFile(lockIn(directory), 'utf8'))
}

describe('one writer', () => {
  test('a second one is told who holds it, since when, and what to do', async () => {
    const directory = await scratchDirectory()
    expect(await holderIn(directory)).toBeUndefined()
    const other = await startOther(directory, [ONBOARDING_ID])
    expect(await other.open()).toEqual([ONBOARDING_ID])

    const holder = await holderIn(directory)
    expect(holder).toMatchObject({ pid: other.pid, host: hostname() })
    await expect(openIn(directory)).rejects.toMatchObject({
      name: 'JournalUnusable',
      message: `This onboarding is open in another instance of the app: process ${other.pid} of ${holder?.user} on ${hostname()}, since ${holder?.startedAt}.`,
      next: expect.stringContaining(lockIn(directory)),
    })
  })

  test('the lock of a killed process is taken over at once', async () => {
    const directory = await scratchDirectory()
    const other = await startOther(directory, [ONBOARDING_ID])
    await other.open()
    await other.kill()
    expect(await holderIn(directory)).toBeUndefined()
    const journal = await openIn(directory)
    expect(await holderIn(directory)).toMatchObject({ pid: process.pid })
    await journal.append(event(1))
    await journal.close()
    expect(await readdir(directory)).toEqual([`${ONBOARDING_ID}.journal.jsonl`])
  })

  test('the same process has it only once, and again after closing', async () => {
    const directory = await scratchDirectory()
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => openIn(directory)))
    const journals = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(journals).toHaveLength(1)
    await journals[0]?.close()
    await (await openIn(directory)).close()
    expect(await holderIn(directory)).toBeUndefined()
  })

  test('a journal that can not be opened is not left locked', async () => {
    const directory = await scratchDirectory()
    await writeFile(join(directory, `${ONBOARDING_ID}.journal.jsonl`), 'something else\n')
    await expect(openIn(directory)).rejects.toThrow(/not a journal/)
    expect(await holderIn(directory)).toBeUndefined()
  })
})

describe('racers', () => {
  test('of several processes that find the locks of a dead one, exactly one gets each', async () => {
    const directory = await scratchDirectory()
    const dead = await deadHolder()
    const ids = Array.from({ length: 30 }, (_, index) => `onboarding-${index}`)
    for (const [index, id] of ids.entries()) {
      const lock = JSON.stringify({ ...dead, nonce: `dead-${index}` })
      await writeFile(join(directory, `${id}.journal.jsonl.lock`), lock)
    }
    const others = await Promise.all(Array.from({ length: 6 }, () => startOther(directory, ids)))
    const got = await Promise.all(others.map((other) => other.open()))
    expect(got.flat().sort()).toEqual([...ids].sort())
    expect((await readdir(directory)).filter((name) => /lock\./.test(name))).toEqual([])
  })

  test('within one process as well', async () => {
    const lockPath = join(await scratchDirectory(), 'lock')
    const dead = await deadHolder()
    for (let round = 0; round < 20; round += 1) {
      await writeFile(lockPath, JSON.stringify({ ...dead, nonce: `round-${round}` }))
      const locks = await Promise.all(Array.from({ length: 12 }, () => takeLock(lockPath)))
      const taken = locks.filter((lock) => lock.taken)
      expect(taken).toHaveLength(1)
      await taken[0]?.release()
    }
  })

  test('one that died while it took the lock over is taken over as well', async () => {
    const lockPath = join(await scratchDirectory(), 'lock')
    const dead = await deadHolder()
    await writeFile(lockPath, JSON.stringify({ ...dead, nonce: 'aaaaaaaa' }))
    await writeFile(`${lockPath}.aaaaaaaa`, JSON.stringify({ ...dead, nonce: 'bbbbbbbb' }))
    const locks = await Promise.all(Array.from({ length: 12 }, () => takeLock(lockPath)))
    expect(locks.filter((lock) => lock.taken)).toHaveLength(1)
  })

  test('one that comes late does not take a lock that was taken over meanwhile', async () => {
    const lockPath = join(await scratchDirectory(), 'lock')
    const first = await takeLock(lockPath)
    const second = await takeLock(lockPath)
    expect([first.taken, second.taken]).toEqual([true, false])
  })
})

describe('what killed processes leave', () => {
  test('is gone after the next start, whenever they were killed', async () => {
    const directory = await scratchDirectory()
    const ids = Array.from({ length: 12 }, (_, index) => `onboarding-${index}`)
    for (let round = 0; round < 4; round += 1) {
      const others = await Promise.all([1, 2, 3].map(() => startOther(directory, ids)))
      for (const other of others) void other.open().catch(() => undefined)
      await Promise.all(others.map((other) => other.kill()))
    }
    await expectOnlyJournalsAfterOpening(directory, ids)
  })

  test('a temporary file for each of its files, and a lock for taking over a lock', async () => {
    const directory = await scratchDirectory()
    const name = `${ONBOARDING_ID}.journal.jsonl`
    const id = '0b9c1234-aaaa-4bbb-8ccc-ddddeeeeffff'
    const left = [
      `.${id}.tmp`,
      `.lock.${id}.tmp`,
      `.lock.0b9c1234.${id}.tmp`,
      '.lock.0b9c1234',
      '.lock.0b9c1234.0a1b2c3d',
    ]
    const others = [
      `other.journal.jsonl.lock.${id}.tmp`,
      `${name}.torn`,
      `${name}.backup.tmp`,
      `${name}.lock.txt`,
    ]
    for (const file of left) await writeFile(join(directory, `${name}${file}`), '')
    for (const file of others) await writeFile(join(directory, file), '')
    await (await openIn(directory)).close()
    expect(await readdir(directory)).toEqual([name, ...others].sort())
  })

  test('is not left by one that can not take the lock', async () => {
    const directory = await scratchDirectory()
    const journal = await openIn(directory)
    await expect(openIn(directory)).rejects.toThrow(/another instance/)
    expect(await readdir(directory)).toEqual([
      `${ONBOARDING_ID}.journal.jsonl`,
      `${ONBOARDING_ID}.journal.jsonl.lock`,
    ])
    await journal.close()
  })

  async function expectOnlyJournalsAfterOpening(directory: string, ids: readonly string[]) {
    for (const onboardingId of ids) {
      await (await openDiskJournal({ directory, onboardingId, appVersion: '1.2.3' })).close()
    }
    const left = (await readdir(directory)).filter((name) => !name.endsWith('.torn'))
    expect(left).toEqual(ids.map((id) => `${id}.journal.jsonl`).sort())
  }
})

describe('who counts as alive', () => {
  const locked = async (holder: Partial<LockHolder>) => {
    const directory = await scratchDirectory()
    await writeFile(lockIn(directory), JSON.stringify({ ...(await thisHolder()), ...holder }))
    return directory
  }

  test('a process of another computer, whatever its id', async () => {
    const directory = await locked({ ...(await deadHolder()), host: 'another.example' })
    expect(await holderIn(directory)).toMatchObject({ host: 'another.example' })
    await expect(openIn(directory)).rejects.toThrow(/on another\.example/)
  })

  test('a process with the id, where nothing tells when it began', async () => {
    const { processStart: _, ...holder } = await thisHolder()
    const directory = await scratchDirectory()
    await writeFile(lockIn(directory), JSON.stringify({ ...holder, pid: process.ppid }))
    await expect(openIn(directory)).rejects.toThrow(/another instance/)
  })

  test.skipIf(process.platform !== 'linux')('not one that has the id of a dead one again', async () => {
    expect(await processStart(process.pid)).toMatch(/^[\w-]+:\d+$/)
    const directory = await locked({ processStart: 'another boot:42' })
    expect(await holderIn(directory)).toBeUndefined()
    await (await openIn(directory)).close()
  })

  test('not one whose id this process has now, where only this process knows when it began', async () => {
    const nowhere = '/nonexistent'
    const before = { ...(await thisHolder()), processStart: 'origin:1' }
    expect(await isAlive(before, nowhere)).toBe(false)
    const start = await processStart(process.pid, nowhere)
    expect(await isAlive({ ...before, processStart: start }, nowhere)).toBe(true)
    expect(await isAlive({ ...before, pid: process.ppid }, nowhere)).toBe(true)
  })

  test('a lock that says nothing of use is left alone', async () => {
    const directory = await scratchDirectory()
    await writeFile(lockIn(directory), '')
    await expect(openIn(directory)).rejects.toMatchObject({ next: expect.stringMatching(/delete that file/) })
    expect(await readFile(lockIn(directory), 'utf8')).toBe('')
  })

  test('closing removes no lock but its own', async () => {
    const directory = await scratchDirectory()
    const journal = await openIn(directory)
    const others = JSON.stringify({ ...(await thisHolder()), host: 'another.example' })
    await writeFile(lockIn(directory), others)
    await journal.close()
    expect(await readFile(lockIn(directory), 'utf8')).toBe(others)
  })
})
