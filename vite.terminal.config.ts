import { defineConfig } from 'vite'

/**
 * The terminal program as one file with everything in it: Node reads it in a third of the time that the sources and
 * their packages take. Beside it the process that opens a browser, which has to be a file of its own.
 */
export default defineConfig({
  ssr: { noExternal: true },
  resolve: { mainFields: ['module', 'main'] },
  build: {
    ssr: true,
    outDir: 'out/terminal',
    emptyOutDir: true,
    target: 'node24',
    minify: true,
    rolldownOptions: {
      input: { onboard: 'main/terminal/terminalMain.ts', browserOpener: 'main/hosts/browserOpener.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
