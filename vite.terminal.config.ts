import { defineConfig, mergeConfig } from 'vite'
import { recordShipped } from './assets/packaging/shippedPackages.mjs'
import { terminalBuild } from './vite.terminalBuild.ts'

/** The terminal program. How it is bundled is a file of its own, since what is measured is bundled in the same way. */
export default mergeConfig(terminalBuild, defineConfig({ plugins: [recordShipped('terminal')] }))
