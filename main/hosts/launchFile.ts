import { rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { makePrivateDirectory } from './privateDirectory.ts'

/** A file that leads a browser to an address. */
export interface LaunchFile {
  readonly path: string
  /** Removes it; calling it again does nothing. */
  remove(): void
}

/** A browser that is not running yet has to start first. Milliseconds. */
const REMOVED_AFTER = 2 * 60_000

/**
 * Writes a page that only this user can read and that leads on to the address. A browser is told the file's path,
 * since every user of this computer can read the arguments of all programs, and an address may hold a secret: the
 * token of the web host, the state of a sign-in. The file is in a new directory of its own (0700), so nobody can have
 * put a link in its place, and is gone after a while, at the latest when this program ends.
 * @param address http: or https:
 */
export async function writeLaunchFile(address: string): Promise<LaunchFile> {
  const directory = await makePrivateDirectory()
  const path = join(directory, 'open.html')
  const remove = () => {
    clearTimeout(timer)
    process.off('exit', remove)
    rmSync(directory, { recursive: true, force: true })
  }
  const timer = setTimeout(remove, REMOVED_AFTER).unref()
  process.once('exit', remove)
  try {
    // Fails when there is anything at the path already, a link included.
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(pageLeadingTo(address))
    } finally {
      await file.close()
    }
  } catch (error) {
    remove()
    throw error
  }
  return { path, remove }
}

/** Needs no script and allows none. */
function pageLeadingTo(address: string): string {
  const { href, protocol } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new Error(`${protocol} is not opened in a browser.`)
  const attribute = href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${attribute}">
<title>ActiveEye Onboarding</title>
</head>
<body><p><a href="${attribute}">Continue</a></p></body>
</html>
`
}
