import { defineConfig } from '@playwright/test'
import { CHROMIUM_ARGUMENTS, findChromium } from './test/e2e/support/findChromium.ts'

const browser = findChromium()
if (!browser.found && process.env.TEST_WORKER_INDEX === undefined && process.env.HOST !== 'electron') {
  process.stderr.write(`\n*** SKIPPED: nothing is tested in a browser. ${browser.why}\n\n`)
}

/** What a person does, in Chromium on the web host: `npm run test:e2e`. With `HOST=electron` in the window. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'out/e2e',
  globalSetup: './test/e2e/support/buildPageAndHost.ts',
  // Of two cores, two workers leave a good part idle.
  workers: 3,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Against tests that hang; a slow machine fails none.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    ...(browser.found && {
      launchOptions: { executablePath: browser.executable, args: CHROMIUM_ARGUMENTS },
    }),
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'off',
  },
})
