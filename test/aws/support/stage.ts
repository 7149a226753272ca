import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { newWorld } from '../../../main/practice/newWorld.ts'
import {
  type PracticeCloud,
  SCENARIOS,
  type ScenarioName,
  startPracticeCloud,
  writeWorld,
} from '../../../main/practice/practiceCloud.ts'
import type { PracticeScenario } from '../../../main/practice/practiceScenario.ts'
import type { World } from '../../../main/practice/world.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

/** A practice cloud in this process and a workspace for it: the terminal runs many times, the cloud only once. */
export interface Stage extends AsyncDisposable {
  readonly scenario: PracticeScenario
  readonly cloud: PracticeCloud
  readonly workspace: Workspace
  /** Everything that is in the cloud now. */
  world(): Promise<World>
  /** The practice cloud's controls: `bucket/accept`, `credentials/renew`. */
  control(path: string): Promise<void>
}

export interface StageSettings {
  /** The practice organisation's own when left out. */
  readonly onboarding?: Onboarding
  /** Makes what no scenario can say. */
  readonly change?: (world: World) => World
  /** Continues from what another stage of the same scenario has come to: its cloud and its journal are copied. */
  readonly after?: Stage
}

export async function openStage(
  from: ScenarioName | PracticeScenario,
  { onboarding, after, change = (world) => world }: StageSettings = {},
): Promise<Stage> {
  const scenario = typeof from === 'string' ? SCENARIOS[from] : from
  const directory = await mkdtemp(join(tmpdir(), 'activeeye-stage-'))
  const stateFile = join(directory, 'world.json')
  writeWorld(stateFile, change(after === undefined ? newWorld(scenario) : await after.world()))
  const cloud = await startPracticeCloud({ scenario, stateFile })
  const workspace = await openWorkspace(cloud, onboarding ?? cloud.onboarding)
  if (after !== undefined && existsSync(after.workspace.dataDirectory)) {
    await cp(after.workspace.dataDirectory, workspace.dataDirectory, { recursive: true })
  }
  return {
    scenario,
    cloud,
    workspace,
    // Our own process's state, as our own code wrote it.
    world: async () => (await (await fetch(`${cloud.endpoint}/_practice/state`)).json()) as World,
    async control(path) {
      const { ok } = await fetch(`${cloud.endpoint}/_practice/${path}`, { method: 'POST' })
      if (!ok) throw new Error(`The practice cloud has no ${path}`)
    },
    async [Symbol.asyncDispose]() {
      await cloud.close()
      await rm(directory, { recursive: true, force: true })
      await workspace[Symbol.asyncDispose]()
    },
  }
}
