import type { PracticeScenario } from './scenario.ts'
import { bucketScenarios } from './scenarios/bucketScenarios.ts'
import { callScenarios } from './scenarios/callScenarios.ts'
import { flowLogScenarios } from './scenarios/flowLogScenarios.ts'
import { ordinaryScenarios } from './scenarios/ordinaryScenarios.ts'
import { signInScenarios } from './scenarios/signInScenarios.ts'
import { stackScenarios } from './scenarios/stackScenarios.ts'

const ALL = {
  ...ordinaryScenarios,
  ...stackScenarios,
  ...flowLogScenarios,
  ...bucketScenarios,
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
