import { open } from 'node:fs/promises'

/** A new or renamed file survives a power cut only when its directory is flushed, too. */
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
