import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Before a suite that starts the terminal program many times, once: its bundle, which starts in a third of the time. */
export async function setup(): Promise<void> {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  await build({ root, configFile: `${root}vite.terminal.config.ts`, logLevel: 'error' })
}
