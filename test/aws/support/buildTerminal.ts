import { fileURLToPath } from 'node:url'
import { build } from 'vite'
// biome-ignore lint/correctness/useImportExtensions: this file is JavaScript
import { isNewest } from '../../../main/hosts/newerBuild.mjs'

/**
 * Before a suite that starts the terminal program many times, once: its bundle, which starts in a third of the time. One
 * that is there already stays, since another suite may be running it.
 */
export async function setup(): Promise<void> {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  if (isNewest(root, 'out/terminal/onboard.js')) return
  await build({ root, configFile: `${root}vite.terminal.config.ts`, logLevel: 'error' })
}
