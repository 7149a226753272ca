import { createServer } from 'node:http'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { listenOn } from '../listenOn.ts'
import { renewCredentials } from './expireCredentials.ts'
import { administrator, newWorld } from './newWorld.ts'
import { practiceOnboarding } from './practiceOnboarding.ts'
import type { PracticeScenario } from './scenario.ts'
import { SCENARIOS, type ScenarioName } from './scenarios.ts'
import { serve } from './serve.ts'
import { mfaSerial, practiceUser } from './sts/practiceUser.ts'
import { secretOf } from './sts/secretOf.ts'
import { tokenBuckets } from './tokenBuckets.ts'
import type { World } from './world.ts'
import { readWorld, writeWorld } from './worldFile.ts'

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
