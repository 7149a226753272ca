import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject, onTestFinished } from 'vitest'
import type { Ended } from '../../aws/support/terminalProcess.ts'
import { type WindowsPlaces, wineEnvironment } from './wine.ts'

declare module 'vitest' {
  interface ProvidedContext {
    windows: WindowsPlaces | undefined
  }
}

/** A program for Windows at work. */
export interface WindowsProcess {
  /** Of Linux; Windows has numbers of its own. */
  readonly pid: number
  kill(signal: NodeJS.Signals): void
  /** Resolves when it has said this; rejects when it ends without. */
  says(text: string): Promise<void>
  said(): { readonly stdout: string; readonly stderr: string }
  readonly ended: Promise<Ended>
}

interface StartOptions {
  /** As Linux writes it. */
  readonly cwd?: string
  /** What is added to the environment of the program; nothing else of this process's own reaches it. */
  readonly env?: Readonly<Record<string, string>>
}

export function places(): WindowsPlaces {
  const given = inject('windows')
  if (given === undefined) throw new Error('This suite was skipped, and yet a test runs.')
  return given
}

/** Whether the suite can run; the setup has said why not. */
export const hasWindows = inject('windows') !== undefined

/** A Linux path as programs for Windows write it: all of the disk is drive Z:. */
export function onDriveZ(path: string): string {
  return `Z:${path.replaceAll('/', '\\')}`
}

/** Starts a program of drive Z: or `cmd`. Wine's programs can't write into a pipe of Linux, so the streams are files. */
export function startWindows(
  program: string,
  words: readonly string[],
  options: StartOptions = {},
): WindowsProcess {
  const { prefix } = places()
  const streams = join(prefix, 'streams')
  const [out, err] = ['out', 'err'].map((name) => join(streams, `${process.pid}-${++started}.${name}`))
  const files = [openSync(`${out}`, 'w'), openSync(`${err}`, 'w')] as const
  const child = spawn('wine', [program, ...words], {
    cwd: options.cwd ?? prefix,
    env: { ...wineEnvironment(prefix), ...options.env },
    stdio: ['ignore', ...files],
  })
  for (const file of files) closeSync(file)
  const said = () => ({ stdout: readFileSync(`${out}`, 'utf8'), stderr: readFileSync(`${err}`, 'utf8') })
  const ended = endOf(child, said)
  return {
    pid: child.pid ?? 0,
    kill: (signal) => child.kill(signal),
    said,
    ended,
    async says(text) {
      while (!Object.values(said()).some((stream) => stream.includes(text))) {
        const isOver = await Promise.race([ended.then(() => true), sleep(50, false)])
        if (isOver && !Object.values(said()).some((stream) => stream.includes(text)))
          throw new Error(`It ended without "${text}":\n${JSON.stringify(said(), undefined, 2)}`)
      }
    },
  }
}

let started = 0

async function endOf(child: ChildProcess, said: () => Omit<Ended, 'status'>): Promise<Ended> {
  const [status] = await once(child, 'exit')
  return { status: typeof status === 'number' ? status : null, ...said() }
}

/** What a test works in: a directory on drive Z: with blanks in its name, and the terminal program. */
export interface Desk {
  /** As Linux and as Windows write it. */
  readonly directory: string
  readonly folder: string
  start(words: readonly string[], options?: StartOptions): WindowsProcess
  onboard(...words: readonly string[]): Promise<Ended>
}

export async function openDesk(): Promise<Desk> {
  const made = await mkdtemp(join(tmpdir(), 'windows-'))
  onTestFinished(() => rm(made, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  const directory = join(made, 'My Onboardings & more')
  await mkdir(directory)
  const { node, terminal } = places()
  const start: Desk['start'] = (words, options) =>
    startWindows(node, [onDriveZ(terminal), ...words], { cwd: directory, ...options })
  return { directory, folder: onDriveZ(directory), start, onboard: (...words) => start(words).ended }
}
