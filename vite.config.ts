import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstLoad } from './assets/packaging/firstLoad.mjs'
import { fontFiles } from './assets/packaging/fontFiles.mjs'
import { recordShipped } from './assets/packaging/shippedPackages.mjs'
import { unusedStyles } from './assets/packaging/unusedStyles.mjs'

/** The renderer, for every host: plain files that are served from one origin. */
export default defineConfig(({ mode }) => {
  // Whatever the shell says: React's development build is slow. `--mode development` asks for it.
  process.env.NODE_ENV = mode === 'development' ? 'development' : 'production'
  return {
    root: 'renderer',
    base: './',
    plugins: [react(), firstLoad(), fontFiles(), unusedStyles(), recordShipped('renderer')],
    build: {
      outDir: '../out/renderer',
      emptyOutDir: true,
      target: 'chrome140',
      // Inlined modulepreload polyfills and data URIs would need a looser Content-Security-Policy.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  }
})
