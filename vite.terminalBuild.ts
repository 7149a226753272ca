import type { UserConfig } from 'vite'
// biome-ignore lint/correctness/useImportExtensions: this file is JavaScript
import { httpWithoutUndici } from './assets/packaging/httpWithoutUndici.mjs'

/** What `terminalMain.ts` imports, without itself: whoever imports something of a file runs all of it. */
const EVERY_CALL =
  /main\/(terminal\/(program|loadCommands|terminal|keyboard|exitStatus)|hosts\/standardStreams|failures\/(fileNotWritten|invalidInputError))\.ts$/

/**
 * The terminal program, what `npm start` runs and the web host of an installed package, as a few files with everything
 * in them: Node reads them in a third of the time that the sources and their packages take. Beside them the process that
 * opens a browser, which has to be a file of its own.
 */
export const terminalBuild = {
  plugins: [httpWithoutUndici()],
  // Vite builds the page where that is old; it is there in a checkout only.
  ssr: { noExternal: true, external: ['vite'] },
  resolve: { mainFields: ['module', 'main'] },
  build: {
    ssr: true,
    outDir: 'out/terminal',
    emptyOutDir: true,
    target: 'node24',
    minify: true,
    rolldownOptions: {
      input: {
        onboard: 'main/terminal/terminalMain.ts',
        startApp: 'main/startApp.ts',
        web: 'main/web/webMain.ts',
        browserOpener: 'main/hosts/browserOpener.ts',
      },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        // Few files: each takes Node a millisecond. What every call needs is apart from what the commands need.
        codeSplitting: {
          groups: [
            { name: 'start', test: EVERY_CALL, priority: 2 },
            { name: 'commands', test: /main\/terminal\/commands\//, priority: 1 },
          ],
        },
      },
    },
  },
} satisfies UserConfig
