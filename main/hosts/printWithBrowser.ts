import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ConflictError } from '../failures/conflictError.ts'
import { readBoundedFile } from '../files/readBoundedFile.ts'
import { desktopEnvironment } from './desktopEnvironment.ts'
import { findBrowser } from './findBrowser.ts'
import { makePrivateDirectory } from './privateDirectory.ts'

/** 1,000 accounts take a few minutes. Milliseconds. */
const TIME_LIMIT = 10 * 60_000

/** Bytes of the PDF: 1,000 accounts have 50 MB. */
const LARGEST = 256 * 1024 * 1024

const OTHERWISE = 'Otherwise export the report as HTML, open it in any browser, and print it as PDF there.'

/**
 * Prints a page as PDF with a browser that is installed on this computer. The browser gets the page and a profile in a
 * new directory that only this user may enter, none of this program's credentials, and no way into the network.
 * @throws ConflictError without a browser, or when it does not print; the signal's reason when it fires
 */
export async function printWithBrowser(html: string, signal?: AbortSignal): Promise<Uint8Array> {
  const browser = await findBrowser(process.env)
  if (browser === undefined) {
    throw new ConflictError(
      process.env.CHROME_PATH
        ? `CHROME_PATH names ${process.env.CHROME_PATH}, which is not the whole path of a program that can be started, so no PDF was written. Correct it. ${OTHERWISE}`
        : `No Chromium, Chrome or Edge was found on this computer, so no PDF was written. Install one of them, or name its program in CHROME_PATH. ${OTHERWISE}`,
    )
  }
  const directory = await makePrivateDirectory()
  // When this program ends meanwhile, as on a second Ctrl-C, the report must not stay behind.
  const removeAtExit = () =>
    rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  process.once('exit', removeAtExit)
  try {
    const page = join(directory, 'report.html')
    const pdf = join(directory, 'report.pdf')
    await writeFile(page, html, { mode: 0o600, flag: 'wx' })
    const ended = await runBrowser(
      browser,
      [...flags(directory, pdf), pathToFileURL(page).href],
      directory,
      signal,
    )
    const bytes = await readBoundedFile(pdf, LARGEST).catch(() => undefined)
    if (bytes === undefined || bytes.subarray(0, 5).toString('latin1') !== '%PDF-') {
      throw new ConflictError(`${browser} ${ended}, so no PDF was written. ${OTHERWISE}`)
    }
    return bytes
  } finally {
    process.off('exit', removeAtExit)
    // The browser's last processes may still write.
    await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

function flags(directory: string, pdf: string): readonly string[] {
  return [
    '--headless',
    `--print-to-pdf=${pdf}`,
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--user-data-dir=${join(directory, 'profile')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-gpu',
    '--password-store=basic',
    '--use-mock-keychain',
    // The page asks for nothing, and the browser is to ask for nothing of its own.
    '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    // As root, Chromium refuses to start with its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
}

/** Until it has ended, with all of its processes. @returns how, as the predicate of a sentence */
function runBrowser(
  browser: string,
  args: readonly string[],
  cwd: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const child = spawn(browser, args, {
      cwd,
      env: desktopEnvironment(process.env),
      stdio: 'ignore',
      // A group of its own, which can be ended as a whole.
      detached: process.platform !== 'win32',
    })
    let isLate = false
    const end = () => {
      try {
        if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL')
        else child.kill('SIGKILL')
      } catch {
        // It has ended already.
      }
    }
    const timer = setTimeout(() => {
      isLate = true
      end()
    }, TIME_LIMIT)
    signal?.addEventListener('abort', end)
    const settle = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      process.off('exit', end)
    }
    // Before its directory is removed, into which it writes.
    process.prependOnceListener('exit', end)
    child.once('error', (error) => {
      settle()
      resolve(`could not be started (${error.message})`)
    })
    child.once('exit', (status) => {
      // Its other processes must not outlive it.
      end()
      settle()
      if (signal?.aborted) reject(signal.reason)
      else if (isLate) resolve(`did not finish within ${TIME_LIMIT / 60_000} minutes`)
      else resolve(`ended with status ${status ?? 'none'} and wrote none`)
    })
  })
}
