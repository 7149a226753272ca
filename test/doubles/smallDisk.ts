import { execFileSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'

/** Whether there can be one here: only an administrator mounts a disk. */
export const hasSmallDisks = process.platform === 'linux' && process.getuid?.() === 0

/** A disk of its own at this directory. */
export interface SmallDisk extends Disposable {
  /** @param size as mount takes it: "64k". */
  resize(size: string): void
}

/** @param size as mount takes it: "64k". */
export async function mountSmallDisk(directory: string, size: string): Promise<SmallDisk> {
  await mkdir(directory, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=0700`, 'tmpfs', directory])
  return {
    resize: (larger) => execFileSync('mount', ['-o', `remount,size=${larger}`, directory]),
    [Symbol.dispose]: () => execFileSync('umount', [directory]),
  }
}
