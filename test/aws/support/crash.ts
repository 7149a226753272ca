import { expect } from 'vitest'
import { openWiretap } from './wiretap.ts'
import type { Workspace } from './workspace.ts'

/** Where the terminal is killed: at a call, before the cloud hears of it or after the cloud has done it. */
export interface CrashPoint {
  readonly when: 'before' | 'after'
  /** "444455556666 us-east-1 ec2:CreateFlowLogs"; `caller` for the environment's own credentials. */
  readonly call: string
  /** The first, when left out. */
  readonly nth?: number
}

/** Runs the terminal until it gets to the point, where it is killed at once: SIGKILL, no farewell, no answer. */
export async function crash(
  workspace: Workspace,
  endpoint: string,
  { when, call, nth = 1 }: CrashPoint,
  ...words: readonly [verb: string, ...options: readonly string[]]
): Promise<void> {
  const here = (at: { readonly name: string; readonly nth: number }) => at.name === call && at.nth === nth
  const kill = () => {
    terminal.kill('SIGKILL')
    return 'lost' as const
  }
  await using wiretap = await openWiretap(endpoint, {
    onCall: (at) => (when === 'before' && here(at) ? kill() : undefined),
    onAnswer: (at) => (when === 'after' && here(at) ? kill() : undefined),
  })
  const [verb, ...options] = words
  const terminal = workspace.through(wiretap.endpoint).start(verb, ...options)
  const { status, stderr } = await terminal.ended
  // It has to have been us: whoever got to its end was never at the point.
  expect({ status, stderr }).toEqual({ status: null, stderr: expect.any(String) })
  // What the cloud was told before the end, it does.
  await wiretap.quiet()
}
