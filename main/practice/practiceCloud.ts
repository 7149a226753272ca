import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname } from 'node:path'
import type { PracticeSwitch } from '../../app/contract/contract.ts'
import { LIMITS, tooMuch, tooMuchText } from '../../app/input/limits.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { listen } from '../async/listen.ts'
import { renewCredentials } from './expireCredentials.ts'
import { PORTAL_REGION, PORTAL_START_URL } from './identityCenter/practicePortal.ts'
import { LATER_FIELDS, newWorld } from './newWorld.ts'
import { practiceOnboarding } from './practiceOnboarding.ts'
import { practiceRequestListener } from './practiceRequestListener.ts'
import type { PracticeScenario } from './practiceScenario.ts'
import { switchesOf, turnedOn } from './practiceSwitches.ts'
import { SCENARIO_GROUPS } from './scenarioGroups.ts'
import { callScenarios } from './scenarios/callScenarios.ts'
import { flowLogScenarios } from './scenarios/flowLogScenarios.ts'
import { ordinaryScenarios } from './scenarios/ordinaryScenarios.ts'
import { signInScenarios } from './scenarios/signInScenarios.ts'
import { stackScenarios } from './scenarios/stackScenarios.ts'
import { secretOf } from './sts/openSession.ts'
import { administrator, mfaSerial, practiceUser } from './sts/principals.ts'
import { tokenBuckets } from './tokenBuckets.ts'
import type { World } from './world.ts'

/** A stand-in for AWS on this machine, with an organisation to practise on. */
export interface PracticeCloud {
  /** `http://127.0.0.1:PORT`, for all services. */
  readonly endpoint: string
  /** Of an administrator in the management account. */
  readonly credentials: PracticeCredentials
  /** Of an IAM user in the management account: long-lived, and with an MFA device. */
  readonly user: PracticeUser
  /** The onboarding of the practice organisation. */
  readonly onboarding: Onboarding
  /** Calls so far by "accountId region service:Action". */
  calls(): Readonly<Record<string, number>>
  resetCalls(): void
  /** Makes everything valid again that was expired early, as if the person signed in again. */
  renewCredentials(): void
  /** What other people do in this scenario. */
  switches(): readonly PracticeSwitch[]
  /** One of them does it now. */
  turnOn(id: PracticeSwitch['id']): void
  /** Also closes the connections of calls that never get an answer. */
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
  /** Absent: any free port. */
  readonly port?: number
  /**
   * The world is read from this file if it exists and written after each change, so that a later process continues in
   * the same cloud. A start counts as a new sign-in: credentials that a fault expired are valid again.
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

/** The scenarios that come with the app; in `ordinary` everything succeeds. */
export const SCENARIOS: Readonly<Record<ScenarioName, PracticeScenario>> = ALL

/** What a person learns from the scenario. */
export function scenarioGroup(name: ScenarioName): string {
  const groups: Readonly<Record<ScenarioName, string>> = SCENARIO_GROUPS
  return groups[name]
}

/** The names of all scenarios, `ordinary` first. */
export const scenarioNames: readonly ScenarioName[] = Object.keys(ALL).filter(isScenarioName)

export function isScenarioName(name: string): name is ScenarioName {
  return Object.hasOwn(ALL, name)
}

/** Where a person signs in to the practice organisation. */
export const PRACTICE_IDENTITY_CENTER = { startUrl: PORTAL_START_URL, region: PORTAL_REGION } as const

/** How long an idle connection stays open, in milliseconds. */
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
    practiceRequestListener({
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
  // Longer than a person pauses: a connection that closes while the client uses it again fails the call.
  server.keepAliveTimeout = KEEP_ALIVE
  const port = await listen(server, options.port ?? 0)
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
    switches: () => switchesOf(scenario, world),
    turnOn: (id) => change(turnedOn(world, id)),
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((done) => server.close(() => done()))
    },
  }
}

/** Reads the world from a state file; `undefined` if the file does not exist. Throws if it belongs to another scenario. */
function readWorld(file: string, scenario: string): World | undefined {
  if (!existsSync(file)) return undefined
  const tooLarge = tooMuch(statSync(file).size, LIMITS.practiceFile, 'bytes')
  if (tooLarge !== undefined) throw new Error(tooMuchText(file, tooLarge))
  // Only this program writes the file, so the version and the scenario are enough to check.
  const world = JSON.parse(readFileSync(file, 'utf8')) as World
  if (world.version !== 1) throw new Error(`${file} is not the state of a practice cloud of this version`)
  if (world.scenario !== scenario) {
    throw new Error(`${file} holds the practice cloud "${world.scenario}", not "${scenario}"`)
  }
  // State files of earlier versions lack some fields.
  return { ...LATER_FIELDS, ...world }
}

/** Replaces the state file atomically: after a crash it holds the old world or the new one. */
export function writeWorld(file: string, world: World): void {
  mkdirSync(dirname(file), { recursive: true })
  const next = `${file}.${randomUUID()}.next`
  writeFileSync(next, JSON.stringify(world), { mode: 0o600, flag: 'wx' })
  renameSync(next, file)
}
