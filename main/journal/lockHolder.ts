import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { hostname, userInfo } from 'node:os'
import { z } from 'zod'
import { parseBoundedJson } from '../../app/input/boundedJson.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { errorCode } from '../failures/errorCode.ts'
import { FileRefused, readBoundedFile } from '../files/readBoundedFile.ts'

const holderSchema = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  user: z.string(),
  /** When it took the lock; ISO time. */
  startedAt: z.string(),
  /** See `processStart`. */
  processStart: z.string().optional(),
  /** Different every time a lock is taken. */
  nonce: z.string().regex(/^[\w-]+$/),
})
/** Who holds a lock, as the lock file says it. */
export type LockHolder = z.infer<typeof holderSchema>

const PROC = '/proc'

/** This process, about to take a lock. */
export async function thisHolder(): Promise<LockHolder> {
  const start = await processStart(process.pid)
  return {
    pid: process.pid,
    host: hostname(),
    user: userName(),
    startedAt: new Date().toISOString(),
    ...(start === undefined ? {} : { processStart: start }),
    nonce: randomUUID(),
  }
}

/** Who holds the lock; `undefined`: nobody, `unreadable`: the file is not a lock of this app. */
export async function readHolder(lockPath: string): Promise<LockHolder | 'unreadable' | undefined> {
  try {
    const bytes = await readBoundedFile(lockPath, LIMITS.lockFile)
    const holder = holderSchema.safeParse(parseBoundedJson(bytes.toString('utf8')))
    return holder.success ? holder.data : 'unreadable'
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    if (error instanceof SyntaxError || error instanceof FileRefused) return 'unreadable'
    throw error
  }
}

/**
 * Whether the holder still runs. Nothing is known about processes of other computers, so those count as running.
 * @param proc for tests: where Linux tells of processes
 */
export async function isAlive({ host, pid, processStart: start }: LockHolder, proc = PROC): Promise<boolean> {
  return host !== hostname() || (await isSameProcessAlive(pid, start, proc))
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // An id without an entry in the user database, as in some containers.
    return 'unknown'
  }
}

/**
 * When the process with this id began, in a form that no other process on this computer has, even after a restart.
 * Where the system doesn't tell, only this process knows, of itself: Windows soon gives the id of a process that was
 * killed to another one, which is often the app again. @see proc_pid_stat(5): field 22, `starttime`.
 */
export async function processStart(pid: number, proc = PROC): Promise<string | undefined> {
  const [boot, stat] = await Promise.all([read(`${proc}/sys/kernel/random/boot_id`), readStat(pid, proc)])
  if (boot !== undefined && stat?.start !== undefined) return `${boot.trim()}:${stat.start}`
  return pid === process.pid ? `origin:${performance.timeOrigin}` : undefined
}

/**
 * Whether the process is still the same and running. A process id is used again after a while, so where the system
 * tells when a process began, that decides; where not, a live process with that id counts as the same, to be safe.
 */
async function isSameProcessAlive(pid: number, start: string | undefined, proc: string): Promise<boolean> {
  if (!answersSignals(pid)) return false
  // A killed process that its parent has not waited for still answers signals, but does nothing any more.
  if (await isZombie(pid, proc)) return false
  const now = await processStart(pid, proc)
  return start === undefined || now === undefined || now === start
}

/** Whether a process with this id is there; it may be another one than the one that is meant. */
export function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there, but is another user's.
    return errorCode(error) === 'EPERM'
  }
}

async function isZombie(pid: number, proc: string): Promise<boolean> {
  const state = (await readStat(pid, proc))?.state
  return state === 'Z' || state === 'X'
}

/** The name in parentheses may contain anything, so fields are counted from the last parenthesis on. */
async function readStat(
  pid: number,
  proc: string,
): Promise<{ state: string | undefined; start: string | undefined } | undefined> {
  const stat = await read(`${proc}/${pid}/stat`)
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields && { state: fields[0], start: fields[19] }
}

function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}
