import { createRouterClient } from '@orpc/server'
import { plainLines } from '../../app/text/plainText.ts'
import { startBackend } from '../accounts/backend.ts'
import { createRouter } from '../api/router.ts'
import { faultLogLine } from '../failures/failureText.ts'
import { dataDirectory } from '../files/dataDirectory.ts'
import { type OutsidePage, webHost } from '../hosts/host.ts'
import type { HostOptions } from '../hosts/hostOptions.ts'
import { openInBrowser } from '../hosts/openInBrowser.ts'
import { readPageFiles } from '../hosts/pageFiles.ts'
import { confirmInTerminal } from './confirmInTerminal.ts'
import { startWebServer, type WebServer } from './webServer.ts'

/**
 * The web host, from start to Ctrl-C. Prints one line: the address.
 * @param outsidePage in the terminal that it was started in, when left out.
 */
export async function runWeb(
  options: HostOptions,
  pageDirectory: string,
  outsidePage: OutsidePage = confirmInTerminal({ input: process.stdin, output: process.stderr }),
): Promise<void> {
  const files = await readPageFiles(pageDirectory)
  const backend = await startBackend(dataDirectory(options.dataDir), process.env)
  const { router, interceptors, close } = createRouter(backend, webHost(outsidePage))
  // Handles signals from here on, so that the journal is closed also while the rest starts.
  const stopped = untilSignal()
  let server: WebServer | undefined
  try {
    if (options.practice !== undefined) {
      await createRouterClient(router).open({ practice: options.practice, purpose: 'work' })
    }
    const launch = Promise.withResolvers<void>()
    server = await startWebServer({
      router,
      interceptors,
      files,
      port: options.port,
      report,
      onPage: launch.resolve,
    })
    const address = `${server.origin}/#token=${server.token}`
    process.stdout.write(`Open ${address}\n`)
    if (options.open) await launchBrowser(address, launch.promise)
    await stopped
  } finally {
    server?.stopListening()
    // The activity stops before its next change; pages see that before they lose their connection.
    await close()
    server?.close()
    await backend.close()
  }
}

/** How long a browser may take before a person is told what else to do. Milliseconds. */
const LATE = 20_000

/** @param arrived resolves when a page has connected. */
async function launchBrowser(address: string, arrived: Promise<void>): Promise<void> {
  const removeLaunchFile = await openInBrowser(address, say)
  const late = setTimeout(() => {
    say(
      'No page has connected yet. If the browser shows an error, it may not read the file that leads to the app (one from a flatpak or a snap): open the address above yourself.',
    )
  }, LATE)
  late.unref()
  void arrived.then(() => {
    clearTimeout(late)
    removeLaunchFile()
  })
}

function say(text: string): void {
  process.stderr.write(`${plainLines(text)}\n`)
}

function report(reference: string, error: unknown): void {
  say(faultLogLine(reference, error))
}

/** Waits for Ctrl-C or SIGTERM. The first ends the app cleanly, a second one ends the process at once. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      say('Stopping before the next change. What was done so far is saved.')
      resolve()
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  })
}
