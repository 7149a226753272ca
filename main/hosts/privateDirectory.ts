import { existsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'activeeye-onboarding-'

/** A new directory that only this user may enter, where a browser can read. */
export async function makePrivateDirectory(): Promise<string> {
  for (const place of places()) {
    try {
      return await mkdtemp(join(place, PREFIX))
    } catch {
      // Under sudo, for example, the session is another user's.
    }
  }
  return mkdtemp(join(tmpdir(), PREFIX))
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
  ]
}
