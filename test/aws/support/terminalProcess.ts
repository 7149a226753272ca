import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../../../main/terminal/onboard.mjs', import.meta.url))
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
/** Node remembers here what it read of the sources, for a suite that runs while they are changed. */
const COMPILE_CACHE = fileURLToPath(new URL('../../../.build/compile-cache', import.meta.url))

/** How the terminal program ended, and all that it said. */
export interface Ended {
  /** `null` when it was killed. */
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The terminal program at work. */
export interface TerminalProcess {
  readonly pid: number
  kill(signal: NodeJS.Signals): void
  /** Resolves when it has said this on stderr; rejects when it ends without. */
  says(text: string): Promise<void>
  readonly ended: Promise<Ended>
}

/** What a test adds to the environment of the program; nothing else of this process's own reaches it. */
export type TerminalEnvironment = Readonly<Record<string, string>>

/** Starts `npm run onboard -- WORDS`, its streams being pipes and nobody at the keyboard. */
export function startTerminal(words: readonly string[], environment: TerminalEnvironment): TerminalProcess {
  return follow(
    spawn(process.execPath, [PROGRAM, ...words], {
      cwd: ROOT,
      env: { ...ordinaryEnvironment(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
}

/**
 * The same in a shell, which leads its output elsewhere: `onboard status … | head -1`.
 * @param script `"$@"` stands for the program and its words
 */
export function startInShell(
  script: string,
  words: readonly string[],
  environment: TerminalEnvironment,
): TerminalProcess {
  return follow(
    spawn('bash', ['-c', script, 'bash', process.execPath, PROGRAM, ...words], {
      cwd: ROOT,
      env: { ...ordinaryEnvironment(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
}

/** Whether {@link runOnTerminal} works here. Where CI is set it has to, but on Windows, which has none of that kind. */
export const hasTerminals =
  process.platform !== 'win32' &&
  (process.env.CI !== undefined || spawnSync('python3', ['-c', 'import pty']).status === 0)

const ON_A_TERMINAL = `
import os, pty, sys
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))
`

/** A person in front of a terminal (a pseudo-terminal, made by Python). What it shows is in `stdout`. */
export interface AtTerminal {
  /** Resolves with all that has been shown so far when this is there, after what was waited for before. */
  shows(text: string): Promise<string>
  types(keys: string): void
  readonly ended: Promise<Ended>
}

/** The same, on a terminal. */
export function sitAtTerminal(words: readonly string[], environment: TerminalEnvironment): AtTerminal {
  const sized = ['sh', '-c', 'stty rows 40 columns 120 && exec "$@"', 'sh', process.execPath, PROGRAM]
  const child = spawn('python3', ['-c', ON_A_TERMINAL, ...sized, ...words], {
    cwd: ROOT,
    env: { ...ordinaryEnvironment(), TERM: 'xterm-256color', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let shown = ''
  let seen = 0
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString()
  })
  const { ended } = follow(child)
  return {
    ended,
    types: (keys) => child.stdin.write(keys),
    async shows(text) {
      while (!shown.includes(text, seen)) {
        const more = await Promise.race([
          once(child.stdout, 'data').then(() => true),
          ended.then(() => false),
        ])
        if (!more && !shown.includes(text, seen))
          throw new Error(`It ended without showing "${text}":\n${shown}`)
      }
      seen = shown.indexOf(text, seen) + text.length
      return shown
    },
  }
}

/** Presses these keys when the first question is there, and waits for the end. */
export async function runOnTerminal(
  words: readonly string[],
  environment: TerminalEnvironment,
  keys: string,
): Promise<Ended> {
  const terminal = sitAtTerminal(words, environment)
  await terminal.shows('[y/N]')
  terminal.types(keys)
  return terminal.ended
}

function follow(child: ChildProcessByStdio<null | Writable, Readable, Readable>): TerminalProcess {
  const endWithUs = () => child.kill('SIGKILL')
  process.once('exit', endWithUs)
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = once(child, 'close').then(([status]): Ended => {
    process.removeListener('exit', endWithUs)
    return { status, stdout, stderr }
  })
  return {
    pid: child.pid ?? 0,
    kill: (signal) => child.kill(signal),
    ended,
    async says(text) {
      while (!stderr.includes(text)) {
        const more = await Promise.race([
          once(child.stderr, 'data').then(() => true),
          ended.then(() => false),
        ])
        if (!more && !stderr.includes(text)) throw new Error(`It ended without saying "${text}":\n${stderr}`)
      }
    },
  }
}

/** Of this process's environment only what any program needs: no AWS settings, and no home with AWS files. */
function ordinaryEnvironment(): Record<string, string> {
  const { PATH = '', SystemRoot, TEMP } = process.env
  return {
    PATH,
    ...(SystemRoot !== undefined && { SystemRoot }),
    ...(TEMP !== undefined && { TEMP }),
    NODE_COMPILE_CACHE: COMPILE_CACHE,
  }
}
