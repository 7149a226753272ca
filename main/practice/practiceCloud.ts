import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname } from 'node:path'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { listenOn } from '../listenOn.ts'
import { renewCredentials } from './expireCredentials.ts'
import { PORTAL_REGION, PORTAL_START_URL } from './identityCenter/practicePortal.ts'
import { NOBODY_CAME, newWorld } from './newWorld.ts'
import { practiceOnboarding } from './practiceOnboarding.ts'
import type { PracticeScenario } from './practiceScenario.ts'
import { callScenarios } from './scenarios/callScenarios.ts'
import { flowLogScenarios } from './scenarios/flowLogScenarios.ts'
import { ordinaryScenarios } from './scenarios/ordinaryScenarios.ts'
import { signInScenarios } from './scenarios/signInScenarios.ts'
import { stackScenarios } from './scenarios/stackScenarios.ts'
import { serve } from './serve.ts'
import { secretOf } from './sts/openSession.ts'
import { administrator, mfaSerial, practiceUser } from './sts/principals.ts'
import { tokenBuckets } from './tokenBuckets.ts'
import type { World } from './world.ts'

/** A stand-in for AWS on this machine: an organisation to rehearse on. */
export interface PracticeCloud {
  /** `http://127.0.0.1:PORT`, for all services. */
  readonly endpoint: string
  /** Of an administrator in the management account. */
  readonly credentials: PracticeCredentials
  /** Of an IAM user in the management account: long-lived, and with an MFA device. */
  readonly user: PracticeUser
  /** The organisation's own onboarding. */
  readonly onboarding: Onboarding
  /** Calls so far by "accountId region service:Action". */
  calls(): Readonly<Record<string, number>>
  resetCalls(): void
  /** The person signs in again: nothing that had expired early stays so. */
  renewCredentials(): void
  /** Also ends the calls that are waiting for an answer that does not come. */
  close(): Promise<void>
}

export interface PracticeCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

export interface PracticeUser {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** An ARN. Its codes: any six digits but 000000, each once. */
  readonly mfaSerial: string
}

export interface PracticeCloudOptions {
  readonly scenario: ScenarioName | PracticeScenario
  /** Absent: any that is free. */
  readonly port?: number
  /**
   * The world is read from here when the file exists, and written after each change, so that a later process goes on
   * in the same cloud. Starting counts as signing in again: credentials that had expired are good again.
   */
  readonly stateFile?: string
}

const ALL = {
  ...ordinaryScenarios,
  ...stackScenarios,
  ...flowLogScenarios,
  ...callScenarios,
  ...signInScenarios,
} as const

export type ScenarioName = keyof typeof ALL

/** The practice clouds that come with the app; `ordinary` is the one where all goes well. */
export const SCENARIOS: Readonly<Record<ScenarioName, PracticeScenario>> = ALL

/** `ordinary` first. */
export const scenarioNames: readonly ScenarioName[] = Object.keys(ALL).filter(isScenarioName)

export function isScenarioName(name: string): name is ScenarioName {
  return Object.hasOwn(ALL, name)
}

/** Where a person signs in to the practice organisation. */
export const PRACTICE_IDENTITY_CENTER = { startUrl: PORTAL_START_URL, region: PORTAL_REGION } as const

/** Milliseconds. */
const KEEP_ALIVE = 10 * 60_000

/** Starts a practice cloud. Rejects when the port is taken or the state file is of another scenario. */
export async function startPracticeCloud(options: PracticeCloudOptions): Promise<PracticeCloud> {
  const scenario = typeof options.scenario === 'string' ? SCENARIOS[options.scenario] : options.scenario
  const { stateFile } = options
  const stored = stateFile === undefined ? undefined : readWorld(stateFile, scenario.name)
  let world = stored === undefined ? newWorld(scenario) : renewCredentials(stored)
  let calls: Record<string, number> = {}

  const change = (next: World) => {
    if (next === world) return
    world = next
    if (stateFile !== undefined) writeWorld(stateFile, world)
  }
  let endpoint = ''
  const server = createServer(
    serve({
      scenario,
      endpoint: () => endpoint,
      buckets: tokenBuckets(),
      world: () => world,
      change,
      countCall: (call) => {
        calls[call] = (calls[call] ?? 0) + 1
      },
      calls: () => calls,
      resetCalls: () => {
        calls = {}
      },
    }),
  )
  // Longer than any pause of a person: a kept connection must not close in the moment in which it is used again.
  server.keepAliveTimeout = KEEP_ALIVE
  const port = await listenOn(server, options.port ?? 0)
  endpoint = `http://127.0.0.1:${port}`
  const { accessKeyId, sessionToken } = administrator(scenario)
  const user = practiceUser(scenario)
  return {
    endpoint,
    credentials: { accessKeyId, secretAccessKey: secretOf(accessKeyId), sessionToken },
    user: {
      accessKeyId: user.accessKeyId,
      secretAccessKey: secretOf(user.accessKeyId),
      mfaSerial: mfaSerial(scenario),
    },
    onboarding: practiceOnboarding(scenario),
    calls: () => ({ ...calls }),
    resetCalls: () => {
      calls = {}
    },
    renewCredentials: () => change(renewCredentials(world)),
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

/** The world in a file, or `undefined` when there is no file yet. Throws when it is not one of this scenario. */
function readWorld(file: string, scenario: string): World | undefined {
  if (!existsSync(file)) return undefined
  // Only this program writes the file; the version and the scenario tell whether it is one of ours.
  const world = JSON.parse(readFileSync(file, 'utf8')) as World
  if (world.version !== 1) throw new Error(`${file} is not the state of a practice cloud of this version`)
  if (world.scenario !== scenario) {
    throw new Error(`${file} holds the practice cloud "${world.scenario}", not "${scenario}"`)
  }
  // Files of earlier versions lack what came later.
  return { ...NOBODY_CAME, ...world }
}

/** Replaces the file in one step, so that a process that ends now leaves the old world or the new one. */
export function writeWorld(file: string, world: World): void {
  mkdirSync(dirname(file), { recursive: true })
  const next = `${file}.${process.pid}.next`
  writeFileSync(next, JSON.stringify(world), { mode: 0o600 })
  renameSync(next, file)
}
