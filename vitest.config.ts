import { defineConfig } from 'vitest/config'

/** The suites that need no browser. Each is a project: `vitest run --project unit`. */
export default defineConfig({
  test: {
    // A unit test that requires Electron must not try to download its runtime.
    env: { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' },
    // Against tests that hang; a slow machine fails none.
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: 'security', include: ['test/security/**/*.test.ts'] } },
      { extends: true, test: { name: 'contract', include: ['test/contract/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'packaging',
          include: ['test/packaging/**/*.test.ts'],
          globalSetup: 'test/packaging/build.ts',
        },
      },
      {
        extends: true,
        test: { name: 'aws', include: ['test/aws/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 180_000 },
      },
    ],
  },
})
