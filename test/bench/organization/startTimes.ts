import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ROUNDS = 9

/** How long programs take to their end, in milliseconds: medians of rounds in turn. */
export interface StartTimes {
  readonly nothing: number
  readonly version: number
  readonly status: number
}

/** `node -e 0` beside the built terminal program with `--version`, and with `status` of the practice organization. */
export async function startTimes(): Promise<StartTimes> {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  await build({ root, configFile: `${root}vite.terminal.config.ts`, logLevel: 'error' })
  const program = `${root}main/terminal/onboard.mjs`
  const commands = {
    nothing: ['-e', '0'],
    version: [program, '--version'],
    status: [program, 'status', '--practice'],
  }
  const taken: Record<keyof StartTimes, number[]> = { nothing: [], version: [], status: [] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, command] of Object.entries(commands)) {
      const began = performance.now()
      const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'ignore' })
      if (status === null) throw new Error(`${name} did not end`)
      // The first round warms up the disk.
      if (round > 0) taken[name as keyof StartTimes].push(performance.now() - began)
    }
  }
  return { nothing: middle(taken.nothing), version: middle(taken.version), status: middle(taken.status) }
}

function middle(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}
