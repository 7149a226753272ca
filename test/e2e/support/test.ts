import { test as base, expect } from '@playwright/test'
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
  app: async ({ scenario, environment, context }, use) => {
    const settings = { practice: scenario, environment }
    await using app = IN_ELECTRON ? await openElectronApp(settings) : await openWebApp(context, settings)
    await use(app)
    expect(app.faults(), 'what went wrong in the page').toEqual([])
  },
})

export { expect }
