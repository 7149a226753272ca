import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { type HostProcess, type HostSettings, startHost } from './hostProcess.ts'
import { type ContextWatch, watchContext } from './watchContext.ts'

/** The app as a person has it in front of them. */
export interface App {
  readonly page: Page
  readonly home: string
  /** The address that the terminal printed last. */
  address(): string
  /** Another tab with the printed address. */
  openTab(): Promise<Page>
  /** Ends the host at once, as a crash does. */
  kill(): Promise<void>
  /** Starts it again with the same data directory, nothing being opened, and goes to the new address. */
  startAgain(): Promise<void>
  /** For what a test itself brings about: a host that is gone, a token that is wrong. */
  tolerate(expected: RegExp): void
}

interface OpenApp extends App, AsyncDisposable {
  readonly faults: ContextWatch['faults']
}

/** Opens the app on the web host in a tab of this context. */
export async function openWebApp(
  context: BrowserContext,
  settings: Omit<HostSettings, 'home'>,
): Promise<OpenApp> {
  const home = await mkdtemp(join(tmpdir(), 'e2e-'))
  let host: HostProcess | undefined = await startHost({ home, ...settings })
  let { address } = host
  // Until the page has gone to the new address, it asks the host that was killed.
  const ownOrigins = new Set([new URL(address).origin])
  const watch = watchContext(context, (url) => ownOrigins.has(url.origin))
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await context.newPage()
  await page.goto(address)
  return {
    page,
    home,
    address: () => address,
    tolerate: watch.tolerate,
    faults: watch.faults,
    async openTab() {
      const tab = await context.newPage()
      await tab.goto(address)
      return tab
    },
    async kill() {
      // The page goes on asking for what is gone.
      watch.tolerate(/WebSocket connection to .* failed/)
      await host?.stop('SIGKILL')
      host = undefined
    },
    async startAgain() {
      host = await startHost({ ...settings, home, practice: undefined })
      address = host.address
      ownOrigins.add(new URL(address).origin)
      await page.goto(address)
    },
    async [Symbol.asyncDispose]() {
      await context.close()
      await host?.stop('SIGKILL')
      await rm(home, { recursive: true, force: true })
    },
  }
}
