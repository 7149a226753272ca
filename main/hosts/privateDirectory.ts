import { existsSync } from 'node:fs'
import { mkdtemp, rmdir } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConflictError } from '../failures/conflictError.ts'
import { foreignWriterOf } from '../files/ownership.ts'

const PREFIX = 'activeeye-onboarding-'

/**
 * A new directory that only this user may enter, where a browser can read. `sudo -E` keeps the session, the home and the
 * temporary directory of another user, who could put something else in the place of what is made there.
 * @throws ConflictError when every place is such a one
 */
export async function makePrivateDirectory(): Promise<string> {
  let refused = ''
  for (const place of places()) {
    try {
      const directory = await mkdtemp(join(place, PREFIX))
      const why = await foreignWriterOf(directory)
      if (why === undefined) return directory
      refused = why
      await rmdir(directory)
    } catch {
      // It does not exist, or can't be written.
    }
  }
  throw new ConflictError(
    `There is no place for a temporary file that only this user can change: ${refused || tmpdir()}. Set TMPDIR to a directory of your own, then try again.`,
  )
}

/**
 * The best place first. A browser from a snap, as Ubuntu's are, reads neither /tmp, /run nor hidden directories, only
 * the other files in the home directory (https://snapcraft.io/docs/home-interface). Elsewhere it is the directory of
 * this user's session, which is in memory.
 */
function places(): readonly string[] {
  const { XDG_RUNTIME_DIR } = process.env
  const home = homedir()
  return [
    ...(process.platform === 'linux' && existsSync(join(home, 'snap')) ? [home] : []),
    ...(XDG_RUNTIME_DIR ? [XDG_RUNTIME_DIR] : []),
    tmpdir(),
  ]
}
