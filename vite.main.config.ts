import { defineConfig } from 'vite'
import { recordShipped } from './assets/packaging/shippedPackages.mjs'

/**
 * Electron's main process: one bundle with everything in it, so that the packaged app needs no node_modules. Electron
 * itself and Node's modules stay outside. `module` first: the AWS SDK's ES modules can be tree-shaken.
 */
export default defineConfig({
  plugins: [recordShipped('main')],
  ssr: { noExternal: true, external: ['electron'] },
  resolve: { mainFields: ['module', 'main'] },
  build: {
    ssr: 'main/desktop/desktopMain.ts',
    outDir: 'out/main',
    emptyOutDir: true,
    target: 'node24',
    minify: true,
    rolldownOptions: {
      output: {
        entryFileNames: 'main.js',
        // What asks for new versions is loaded on demand, and has a budget of its own.
        chunkFileNames: ({ moduleIds }) =>
          `assets/${moduleIds.some((id) => id.includes('electron-updater')) ? 'updater' : '[name]'}-[hash].js`,
      },
    },
  },
})
