import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { type PracticeCloud, startPracticeCloud } from '../../../main/practice/practiceCloud.ts'
import type { Scenario } from '../../../main/practice/scenario.ts'
import { type ScenarioName, SCENARIOS } from '../../../main/practice/scenarios.ts'
import type { World } from '../../../main/practice/world.ts'
import { type Desk, openDesk } from './desk.ts'

/** A practice cloud in this process, and a desk in front of it: the terminal comes and goes, the cloud stays. */
export interface Stage extends AsyncDisposable {
  readonly scenario: Scenario
  readonly cloud: PracticeCloud
  readonly desk: Desk
  /** Everything that is in the cloud now. */
  world(): Promise<World>
  /** The practice cloud's controls: `bucket/accept`, `credentials/renew`. */
  control(path: string): Promise<void>
}

/** @param onboarding the practice organisation's own when left out. */
export async function openStage(from: ScenarioName | Scenario, onboarding?: Onboarding): Promise<Stage> {
  const scenario = typeof from === 'string' ? SCENARIOS[from] : from
  const cloud = await startPracticeCloud({ scenario })
  const desk = await openDesk(cloud, onboarding ?? cloud.onboarding)
  return {
    scenario,
    cloud,
    desk,
    // Our own process's state, as our own code wrote it.
    world: async () => (await (await fetch(`${cloud.endpoint}/_practice/state`)).json()) as World,
    async control(path) {
      const { ok } = await fetch(`${cloud.endpoint}/_practice/${path}`, { method: 'POST' })
      if (!ok) throw new Error(`The practice cloud has no ${path}`)
    },
    async [Symbol.asyncDispose]() {
      await cloud.close()
      await desk[Symbol.asyncDispose]()
    },
  }
}
