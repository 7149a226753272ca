import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { newOnboarding } from '../../../app/onboarding/newOnboarding.ts'
import { journalPath } from '../../../main/journal/journalPath.ts'
import packageJson from '../../../package.json' with { type: 'json' }
import { awsCliRun, type CliRun } from './awsCli.ts'
import type { Measured, MoreOfTheApp } from './measuring.ts'
import { accountIds, ROLE_NAME } from './organizationShape.ts'
import type { CallCounts } from './standInAws.ts'

/** One measured program, and what it called. */
export interface Run extends Measured {
  readonly calls: number
  readonly throttled: number
}

/** A run of the app, and the size of its journal after it in bytes. */
export interface AppRun extends Run {
  readonly more: MoreOfTheApp
  readonly journal: number
}

export interface Setting {
  readonly accounts: number
  /** Of each call, in milliseconds. */
  readonly latency: number
  /** A directory for CPU profiles; none when left out. */
  readonly profile?: string | undefined
}

const ONBOARDING_ID = 'bench-organization'

/** The options of Node with which `npm run onboard` starts the app. */
const OPTIONS = packageJson.scripts.onboard.split(' ').filter((word) => word.startsWith('--'))

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Builds the measured programs; once, before they are run. @param named for a profile: functions keep their names */
export async function buildPrograms({ named }: { readonly named: boolean }): Promise<void> {
  const configFile = join(import.meta.dirname, 'vite.config.ts')
  await build({ root: ROOT, configFile, logLevel: 'error', ...(named && { build: { minify: false } }) })
}

/**
 * The bare loop against a stand-in of its own. @param work `look` makes the calls of a second run only, `chain` those of
 * one account that wait for each other.
 */
export async function bareRun(setting: Setting, work: 'run' | 'look' | 'chain'): Promise<Run> {
  await using aws = await startStandIn(setting.latency)
  const args = [aws.endpoint, String(setting.accounts), work]
  const measured = await program('bareLoop.js', args, environment(tmpdir(), aws.endpoint), setting)
  return { ...measured, ...(await aws.counts()) }
}

/** A script of the AWS CLI for one account, against a stand-in of its own; why not, where there is none. */
export async function cliRun(latency: number): Promise<CliRun | string> {
  await using aws = await startStandIn(latency)
  return await awsCliRun(environment(tmpdir(), aws.endpoint))
}

/** A run of the app against a stand-in of its own, and a second one after it. */
export async function appRuns(setting: Setting): Promise<readonly [AppRun, AppRun]> {
  await using aws = await startStandIn(setting.latency)
  const home = await mkdtemp(join(tmpdir(), 'bench-organization-'))
  try {
    const path = join(home, 'bench.onboarding.json')
    await writeFile(path, JSON.stringify(onboardingOf(setting.accounts)))
    const directory = join(home, 'data')
    const run = async (): Promise<AppRun> => {
      const before = await aws.counts()
      const env = environment(home, aws.endpoint)
      const { more, ...measured } = await program('appRun.js', [path, directory], env, setting, OPTIONS)
      const after = await aws.counts()
      const { size } = await stat(journalPath({ directory, onboardingId: ONBOARDING_ID }))
      if (more === undefined) throw new Error('The app has not told its totals')
      const calls = after.calls - before.calls
      return { ...measured, more, journal: size, calls, throttled: after.throttled - before.throttled }
    }
    return [await run(), await run()]
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

function onboardingOf(accounts: number) {
  return newOnboarding({
    id: ONBOARDING_ID,
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
  const args = [join(import.meta.dirname, 'standInAws.ts'), '--latency', String(latency)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
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
  env: NodeJS.ProcessEnv,
  { profile }: Setting,
  options: readonly string[] = [],
): Promise<Measured> {
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  const command = [...options, ...profiling, join(ROOT, 'out/bench', file), ...args]
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (code !== 0) throw new Error(`${file} ended with ${code}`)
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Measured
}
