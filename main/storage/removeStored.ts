import { readlink, realpath, rm, rmdir, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { RemovedData, StoredFile } from '../../app/settings/storedData.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { errorCode } from '../failures/errorCode.ts'
import { APP_DIRECTORY, dataDirectory as defaultDirectory } from '../files/dataDirectory.ts'
import { answersSignals, isAlive, type LockHolder, readHolder } from '../journal/lockHolder.ts'
import { takeLock } from '../journal/takeLock.ts'
import { listStored } from './listStored.ts'

const IS_JOURNAL = /\.journal\.jsonl$/

/**
 * Removes what the person was shown, as far as it is still this app's by its name: files that came later, links and
 * whatever else is in the data directory stay. The directory itself goes only when it is empty and the system's place for this app.
 * Close what is open first. @param shown paths of a `StoredData`
 */
export async function removeStored(dataDirectory: string, shown: readonly string[]): Promise<RemovedData> {
  const wanted = new Set(shown)
  const { kinds } = await listStored(dataDirectory)
  const root = await realpath(dataDirectory).catch(() => dataDirectory)
  const removed: StoredFile[] = []
  const notRemoved: { path: string; why: string }[] = []
  for (const file of kinds.flatMap(({ stored }) => stored)) {
    if (!wanted.has(file.path)) {
      notRemoved.push({ path: file.path, why: 'It was not there when the list was made.' })
      continue
    }
    const why = await removeOne(join(root, file.path))
    if (why === undefined) removed.push(file)
    else notRemoved.push({ path: file.path, why })
  }
  for (const folder of new Set(
    removed.flatMap(({ path }) => (path.includes('/') ? [path.split('/')[0] ?? ''] : [])),
  ))
    await rmdir(join(root, folder)).catch(() => undefined)
  return { removed, notRemoved, directoryRemoved: await removeOwnDirectory(dataDirectory) }
}

/** @throws ConflictError when another process has one of these journals open */
export async function expectNoOtherInstance(dataDirectory: string): Promise<void> {
  const { kinds } = await listStored(dataDirectory)
  for (const { path } of kinds.flatMap(({ stored }) => stored).filter((file) => IS_JOURNAL.test(file.path))) {
    const holder = await readHolder(join(dataDirectory, `${path}.lock`))
    if (holder === undefined || holder === 'unreadable' || holder.pid === process.pid) continue
    if (await isAlive(holder))
      throw new ConflictError(`${heldWords(holder)} Close it first. Nothing was removed.`)
  }
}

/** @returns why it could not be removed */
async function removeOne(path: string): Promise<string | undefined> {
  try {
    if (IS_JOURNAL.test(path)) return await removeJournal(path)
    if (path.endsWith('/')) return await removeWindow(path)
    // Of a link that took its place, the link goes and not what it leads to.
    await unlink(path)
    return undefined
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? undefined : refusedWords(error)
  }
}

/** With its lock, so that no other process begins to write it meanwhile. */
async function removeJournal(path: string): Promise<string | undefined> {
  const lock = await takeLock(`${path}.lock`)
  if (!lock.taken) {
    return lock.holder === 'unreadable'
      ? `Its lock ${path}.lock can’t be read: it may be open in another instance of the app.`
      : heldWords(lock.holder)
  }
  try {
    await unlink(path)
    return undefined
  } finally {
    await lock.release()
  }
}

/** Chromium's own folder, which it holds as long as the window is open. */
async function removeWindow(path: string): Promise<string | undefined> {
  const holder = await readlink(join(path, 'SingletonLock')).catch(() => '')
  const pid = Number(/-(\d+)$/.exec(holder)?.[1] ?? Number.NaN)
  if (Number.isInteger(pid) && answersSignals(pid)) {
    return 'The window is open and uses it. Quit the app and delete this folder, or remove it with the terminal program.'
  }
  await rm(path, { recursive: true })
  return undefined
}

/** Only where the system puts it for this app: one that was named with --data-dir is the person's. */
async function removeOwnDirectory(directory: string): Promise<boolean> {
  if (directory !== defaultDirectory(undefined)) return false
  try {
    await rmdir(directory)
  } catch {
    return false
  }
  // Windows has a directory of the app around it.
  const above = dirname(directory)
  if (basename(above) === APP_DIRECTORY) await rmdir(above).catch(() => undefined)
  return true
}

function heldWords({ pid, host, user, startedAt }: LockHolder): string {
  return `Another instance of the app has a journal open: process ${pid} of ${user} on ${host}, since ${startedAt}.`
}

function refusedWords(error: unknown): string {
  return `The system refuses it (${errorCode(error) ?? 'no reason is known'}).`
}
