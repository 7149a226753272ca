import { stat } from 'node:fs/promises'
import type { ReadReports } from '../../app/contract/representativeContract.ts'
import { systemClock } from '../async/systemClock.ts'
import { filesAt, readOne, type Shown, sorted } from './readReports.ts'

/** Milliseconds. Polling works on every file system, shared ones included, and a report is no news of a second. */
const INTERVAL = 2_000

interface Known {
  /** Size and time of the file as it was read. */
  readonly version: string
  readonly read: Awaited<ReturnType<typeof readOne>>
}

/**
 * The reports at these paths, and all of them again whenever a file has changed, come or gone. Ends with the signal.
 * Only files that changed are read again.
 * @param shown what people see of a report
 * @param interval between two looks; milliseconds
 * @throws InvalidInputError when a path is none
 */
export async function* watchReports(
  typed: readonly string[],
  shown: Shown,
  signal: AbortSignal = new AbortController().signal,
  interval: number = INTERVAL,
): AsyncGenerator<ReadReports> {
  let known: ReadonlyMap<string, Known> = new Map()
  let last: string | undefined
  while (!signal.aborted) {
    const { files, tooMany } = await filesAt(typed)
    const now = new Map<string, Known>()
    for (const path of files) {
      const version = await versionOf(path)
      const before = known.get(path)
      now.set(path, before?.version === version ? before : { version, read: await readOne(path, shown) })
    }
    const state = JSON.stringify([[...now].map(([path, { version }]) => [path, version]), tooMany])
    known = now
    if (state !== last)
      yield sorted(
        [...now.values()].map(({ read }) => read),
        tooMany,
      )
    last = state
    await systemClock.sleep(interval, signal).catch(() => undefined)
  }
}

function versionOf(path: string): Promise<string> {
  return stat(path).then(
    ({ size, mtimeMs, ino }) => `${size} ${mtimeMs} ${ino}`,
    () => 'none',
  )
}
