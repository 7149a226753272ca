import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

/** Another instance of the app. */
export interface Other {
  readonly pid: number
  /** Tells it to open its journals; resolves to the ones that it got. */
  open(): Promise<readonly string[]>
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
}

/** Starts a process that will try to open these journals. Resolves when it is ready to. */
export async function startOther(directory: string, ids: readonly string[]): Promise<Other> {
  const script = fileURLToPath(new URL('holdJournals.ts', import.meta.url))
  const child = spawn(process.execPath, [script, directory, ...ids], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => kill(child))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await lines.next()
  return {
    pid: child.pid ?? 0,
    open: async () => {
      child.stdin.write('go\n')
      return JSON.parse((await lines.next()).value ?? '')
    },
    kill: () => kill(child),
  }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
