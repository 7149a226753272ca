import { SCENARIOS } from '../../../main/practice/practiceCloud.ts'
import type { PracticeScenario } from '../../../main/practice/practiceScenario.ts'

/** Two accounts whose stacks take this long, so that a run is under way for as long as a test needs it to be. */
export function longRun(stackMs: number): PracticeScenario {
  const { slow } = SCENARIOS
  return { ...slow, latencyMs: 20, cloudFormation: { ...slow.cloudFormation, stackMs } }
}

/** Milliseconds: longer than any test. */
export const NEVER_ENDING = 3_600_000
