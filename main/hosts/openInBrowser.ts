import { spawn } from 'node:child_process'
import { extname, join } from 'node:path'
import { desktopEnvironment } from './desktopEnvironment.ts'
import { writeLaunchFile } from './launchFile.ts'

// Beside this file among the sources, and beside the bundle that this file is in.
const OPENER = join(import.meta.dirname, `browserOpener${extname(import.meta.filename)}`)

/**
 * Opens the address in the default browser, by way of a file. Callers print the address as well, in case this fails: a
 * browser that is confined may not read the file.
 * @returns call it when the browser has got there: the file is no longer needed.
 */
export async function openInBrowser(
  address: string,
  sayFailure: (text: string) => void,
): Promise<() => void> {
  const failed = () => sayFailure('No browser could be opened. Open the address above yourself.')
  try {
    const { path, remove } = await writeLaunchFile(address)
    const opener = spawn(...openerOf(path), {
      env: desktopEnvironment(process.env),
      stdio: 'ignore',
    })
    opener.once('error', failed)
    opener.once('exit', (status) => {
      if (status !== 0) failed()
    })
    opener.unref()
    return remove
  } catch {
    failed()
    return () => undefined
  }
}

/** The program that opens a file, and its words. In the installed window's runtime, no script can be started. */
function openerOf(path: string): [string, string[]] {
  if (process.versions.electron === undefined) return [process.execPath, [OPENER, path]]
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', [path]]
}
