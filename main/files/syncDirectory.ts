import { open } from 'node:fs/promises'

/** Flushes a directory to disk: without it, a new or renamed file may be lost in a power cut. */
export async function syncDirectory(directory: string): Promise<void> {
  // Windows neither allows nor needs it.
  if (process.platform === 'win32') return
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
