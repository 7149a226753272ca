import { readFile } from 'node:fs/promises'

/**
 * When the process with this id began, in words that no other process on this computer shares, even after a restart.
 * Undefined where the system doesn't tell. @see proc_pid_stat(5): field 22, `starttime`.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  const [boot, stat] = await Promise.all([read('/proc/sys/kernel/random/boot_id'), readStat(pid)])
  return boot === undefined || stat?.start === undefined ? undefined : `${boot.trim()}:${stat.start}`
}

/**
 * Whether the process is still the same and running. A process id is used again after a while, so where the system
 * tells when a process began, that decides; where not, a live process with that id counts as the same, to be safe.
 */
export async function isSameProcessAlive(pid: number, start: string | undefined): Promise<boolean> {
  if (!answersSignals(pid)) return false
  // A killed process that its parent has not waited for still answers signals, but does nothing any more.
  if (await isZombie(pid)) return false
  const now = await processStart(pid)
  return start === undefined || now === undefined || now === start
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there, but is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function isZombie(pid: number): Promise<boolean> {
  const state = (await readStat(pid))?.state
  return state === 'Z' || state === 'X'
}

/** The name in parentheses may contain anything, so fields are counted from the last parenthesis on. */
async function readStat(
  pid: number,
): Promise<{ state: string | undefined; start: string | undefined } | undefined> {
  const stat = await read(`/proc/${pid}/stat`)
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields && { state: fields[0], start: fields[19] }
}

function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined)
}
