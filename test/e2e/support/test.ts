import { test as base, expect, type TestFixture } from '@playwright/test'
import { type App, openWebApp } from './app.ts'
import { openElectronApp } from './electronApp.ts'
import { findChromium } from './findChromium.ts'

export interface Options {
  /** The scenario of the practice cloud that is open at the start; none when left out. */
  scenario: string | undefined
  /** Added to the environment of the host. */
  environment: Readonly<Record<string, string>>
}

/** Whether the specs run in Electron's window instead of the web host. */
export const IN_ELECTRON = process.env.HOST === 'electron'

type Context = Options & Parameters<Parameters<typeof base>[2]>[0]

const inChromium: TestFixture<App, Context> = async ({ scenario, environment, context }, use) => {
  await using app = await openWebApp(context, { practice: scenario, environment })
  await use(app)
  expect(app.faults(), 'what went wrong in the page').toEqual([])
}

const inElectron: TestFixture<App, Context> = async ({ scenario, environment }, use) => {
  await using app = await openElectronApp({ practice: scenario, environment })
  await use(app)
  expect(app.faults(), 'what went wrong in the window').toEqual([])
}

/** A test with an app of its own. It fails on anything that went wrong in the page, seen or not. */
export const test = base.extend<Options & { browserThere: undefined; app: App }>({
  scenario: [undefined, { option: true }],
  environment: [{}, { option: true }],
  browserThere: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here
    async ({}, use, testInfo) => {
      const browser = findChromium()
      testInfo.skip(!IN_ELECTRON && !browser.found, browser.found ? '' : browser.why)
      await use(undefined)
    },
    { auto: true },
  ],
  app: IN_ELECTRON ? inElectron : inChromium,
})

export { expect }
