import { defineConfig } from 'vitest/config'

/** Tests that replace a module: each file gets modules of its own. */
const MOCKED = 'test/unit/**/*.mocked.test.ts'

/** The deb is built without fpm, and the installed commands are started as a shell of Linux does it. */
const ON_LINUX = ['test/packaging/packaging.test.ts', 'test/packaging/npmPackage.test.ts']

/** The files of a worker share the modules that they import, since loading them takes most of the time. */
const SHARED_MODULES = { isolate: false, restoreMocks: true, unstubEnvs: true, unstubGlobals: true } as const

/** The suites that need no browser. Each is a project: `vitest run --project unit`. */
export default defineConfig({
  test: {
    // A unit test that requires Electron must not try to download its runtime.
    env: { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' },
    // Against tests that hang; a slow machine fails none.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: [MOCKED],
          ...SHARED_MODULES,
        },
      },
      { extends: true, test: { name: 'mocked', include: [MOCKED] } },
      {
        extends: true,
        test: {
          name: 'security',
          include: ['test/security/**/*.test.ts'],
          globalSetup: 'test/aws/support/buildTerminal.ts',
        },
      },
      {
        extends: true,
        test: { name: 'contract', include: ['test/contract/**/*.test.ts'], ...SHARED_MODULES },
      },
      {
        extends: true,
        test: {
          name: 'packaging',
          include: ['test/packaging/**/*.test.ts'],
          exclude: process.platform === 'linux' ? [] : ON_LINUX,
          globalSetup: 'test/packaging/build.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'windows',
          include: ['test/windows/**/*.test.ts'],
          globalSetup: 'test/windows/setup.ts',
          // A program takes Wine two seconds to start.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'aws',
          include: ['test/aws/**/*.test.ts', 'test/bench/**/*.test.ts'],
          globalSetup: 'test/aws/support/buildTerminal.ts',
          testTimeout: 60_000,
          hookTimeout: 180_000,
          // They wait for child processes most of the time.
          maxWorkers: 4,
        },
      },
    ],
  },
})
