import { defineConfig } from 'vite'
import { recordShipped } from './assets/packaging/shippedPackages.mjs'

/** The preload: one CommonJS file, because a sandboxed preload can load neither ES modules nor a second file. */
export default defineConfig({
  plugins: [recordShipped('preload')],
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: 'main/desktop/preload.ts',
    outDir: 'out/preload',
    emptyOutDir: true,
    target: 'node24',
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false } },
  },
})
