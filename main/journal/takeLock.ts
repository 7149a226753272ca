import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode } from '../failures/errorCode.ts'
import { hardLink } from '../files/hardLink.ts'
import { renameOver } from '../files/renameOver.ts'
import { isAlive, type LockHolder, readHolder, thisHolder } from './lockHolder.ts'

/** Reached only when another process hangs while it takes over a dead process's lock. */
const MOST_TRIES = 1000

/** Makes the lock ours, or tells whose it is. */
export type TakenLock =
  | { readonly taken: true; release(): Promise<void> }
  | { readonly taken: false; readonly holder: LockHolder | 'unreadable' }

/**
 * Takes the lock file, once, for this process. The lock of a process that died is taken over; of several that try
 * that at once exactly one gets it:
 * 1. A lock file appears whole or not at all, and only where there is none: as a hard link to a file already written.
 * 2. A process that finds the lock of a dead one first takes a second lock, named after the nonce of that lock, checks
 *    again that the dead one's lock is still in place, and then replaces it. A process that looked too early finds
 *    another nonce and starts over. The second lock of a process that died is taken over in the same way.
 */
export async function takeLock(lockPath: string): Promise<TakenLock> {
  const mine = await thisHolder()
  for (let tries = 0; ; tries += 1) {
    if (await putWhereNoneIs(lockPath, mine)) return { taken: true, release: () => release(lockPath, mine) }
    const holder = await readHolder(lockPath)
    if (holder === undefined) continue
    if (holder === 'unreadable' || tries > MOST_TRIES || (await isAlive(holder)))
      return { taken: false, holder }
    if (await takeOver(lockPath, holder, mine)) return { taken: true, release: () => release(lockPath, mine) }
    // Another process is taking the lock over and will hold it in a moment.
    await sleep(5)
  }
}

async function takeOver(lockPath: string, dead: LockHolder, mine: LockHolder): Promise<boolean> {
  const guard = await takeLock(`${lockPath}.${dead.nonce.slice(0, 8)}`)
  if (!guard.taken) return false
  try {
    const holder = await readHolder(lockPath)
    if (holder === undefined || holder === 'unreadable' || holder.nonce !== dead.nonce) return false
    return await withFileBeside(lockPath, mine, async (own) => {
      await renameOver(own, lockPath)
      return true
    })
  } finally {
    await guard.release()
  }
}

function putWhereNoneIs(lockPath: string, mine: LockHolder): Promise<boolean> {
  return withFileBeside(lockPath, mine, async (own) => {
    const outcome = await hardLink(own, lockPath)
    // Not whole at once then, but still only where none is.
    return outcome === 'unsupported' ? await writeWhereNoneIs(lockPath, mine) : outcome === 'linked'
  })
}

async function writeWhereNoneIs(lockPath: string, mine: LockHolder): Promise<boolean> {
  try {
    await writeNew(lockPath, mine)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * Writes a temporary file and puts it in place; nothing is left of it then, whatever happens.
 * @returns false when the process that got the lock meanwhile has removed the file.
 */
async function withFileBeside(
  lockPath: string,
  mine: LockHolder,
  put: (own: string) => Promise<boolean>,
): Promise<boolean> {
  const own = `${lockPath}.${randomUUID()}.tmp`
  await writeNew(own, mine)
  try {
    return await put(own)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  } finally {
    // What can't be removed is removed by the next start; the lock may be in place already.
    await rm(own, { force: true }).catch(() => undefined)
  }
}

/** Creates the file, or leaves none: a file that is cut short by a full disk would be taken for a lock. */
async function writeNew(path: string, mine: LockHolder): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(JSON.stringify(mine))
    await file.sync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

async function release(lockPath: string, mine: LockHolder): Promise<void> {
  const holder = await readHolder(lockPath)
  if (holder !== undefined && holder !== 'unreadable' && holder.nonce === mine.nonce)
    await rm(lockPath, { force: true })
}
