import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { hostname, userInfo } from 'node:os'
import { z } from 'zod'
import { isSameProcessAlive, processStart } from './processIdentity.ts'

const holderSchema = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  user: z.string(),
  /** When it took the lock; ISO time. */
  startedAt: z.string(),
  /** See processIdentity.ts. */
  processStart: z.string().optional(),
  /** Different every time a lock is taken. */
  nonce: z.string().regex(/^[\w-]+$/),
})
/** Who holds a lock, as the lock file says it. */
export type LockHolder = z.infer<typeof holderSchema>

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

/** Who holds the lock; `undefined` when nobody does, `unreadable` when the file says nothing of use. */
export async function readHolder(lockPath: string): Promise<LockHolder | 'unreadable' | undefined> {
  try {
    const holder = holderSchema.safeParse(JSON.parse(await readFile(lockPath, 'utf8')))
    return holder.success ? holder.data : 'unreadable'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    if (error instanceof SyntaxError) return 'unreadable'
    throw error
  }
}

/** Whether the holder still runs. Nothing is known about processes of other computers, so those count as running. */
export async function isAlive({ host, pid, processStart: start }: LockHolder): Promise<boolean> {
  return host !== hostname() || (await isSameProcessAlive(pid, start))
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // An id without an entry in the user database, as in some containers.
    return 'unknown'
  }
}
