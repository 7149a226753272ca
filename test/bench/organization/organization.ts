import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { newOnboarding } from '../../../app/onboarding/newOnboarding.ts'
import type { Measured } from './measuring.ts'
import { accountIds, ROLE_NAME } from './organizationShape.ts'
import type { CallCounts } from './standInAws.ts'

/** One measured run: of which program, on how many accounts, and what it called. */
export interface Run extends Measured {
  readonly calls: number
  readonly throttled: number
}

/** Runs the bare loop, or the app and then its second run, each against a fresh stand-in. */
export async function bareRun(accounts: number, latency: number): Promise<Run> {
  await using aws = await startStandIn(latency)
  return {
    ...(await program(
      'bareLoop.ts',
      [aws.endpoint, String(accounts), 'run'],
      environment(tmpdir(), aws.endpoint),
    )),
    ...(await aws.counts()),
  }
}

export async function appRuns(accounts: number, latency: number): Promise<readonly [Run, Run]> {
  await using aws = await startStandIn(latency)
  const home = await mkdtemp(join(tmpdir(), 'bench-organization-'))
  try {
    const path = join(home, 'bench.onboarding.json')
    await writeFile(path, JSON.stringify(onboardingOf(accounts)))
    const env = environment(home, aws.endpoint)
    const first = await program('appRun.ts', [path, join(home, 'data'), 'run'], env)
    const before = await aws.counts()
    const second = await program('appRun.ts', [path, join(home, 'data'), 'run'], env)
    const after = await aws.counts()
    return [
      { ...first, ...before },
      { ...second, calls: after.calls - before.calls, throttled: after.throttled - before.throttled },
    ]
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

function onboardingOf(accounts: number) {
  return newOnboarding({
    id: 'bench-organization',
    customerName: 'Bench',
    accounts: accountIds(accounts).map((accountId) => ({
      accountId,
      name: `account-${accountId}`,
      access: { kind: 'role', roleName: ROLE_NAME, through: { kind: 'environment' } },
    })),
  })
}

function environment(home: string, endpoint: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: home,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'AKIABENCHBENCHBENCHB',
    AWS_SECRET_ACCESS_KEY: 's',
  }
}

async function startStandIn(latency: number) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'standInAws.ts'), '--latency', String(latency)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const [line] = await once(child.stdout, 'data')
  const endpoint = String(line).trim()
  return {
    endpoint,
    async counts() {
      const { calls, throttled } = (await (await fetch(`${endpoint}/_counts`)).json()) as CallCounts
      return { calls: Object.values(calls).reduce((sum, each) => sum + each, 0), throttled }
    },
    [Symbol.asyncDispose]: () => stop(child),
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function program(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Measured> {
  const profile =
    process.env.BENCH_PROFILE === undefined
      ? []
      : ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`]
  const child = spawn(process.execPath, [...profile, join(import.meta.dirname, file), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (code !== 0) throw new Error(`${file} ended with ${code}`)
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Measured
}
