import { defineConfig } from '@playwright/test'

/** What only the window can show: `npm run test:electron`, which starts this where Electron's runtime is. */
export default defineConfig({
  testDir: 'test/electron',
  outputDir: 'out/electron',
  // Windows take the focus from each other.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { actionTimeout: 15_000, trace: 'off' },
})
