import { STEPS, type StepName } from '../onboarding/stepName.ts'
import type { AccountStatus, StepStatus } from './checklist.ts'
import { isMonitored } from './coverage.ts'

/** Which steps the app does itself, and whether what was asked for is verified. */

/** A run does most steps. A check judges the delivery later. A person adds the connector in ActiveEye. */
function doneBy(step: StepName): 'run' | 'check' | 'person' {
  switch (step) {
    case 'signIn':
    case 'stack':
    case 'flowLogs':
      return 'run'
    case 'delivery':
      return 'check'
    case 'connector':
      return 'person'
  }
}

/** The steps that a run does, in the order of {@link STEPS}. */
export const RUN_STEPS: readonly StepName[] = STEPS.filter((step) => doneBy(step) === 'run')

/** The steps that the app can't do while the account's sign-in is missing. */
export const STEPS_BEHIND_SIGN_IN: readonly StepName[] = STEPS.filter(
  (step) => step !== 'signIn' && doneBy(step) !== 'person',
)

/** Nothing is left to do in this step: it is verified, or the person who started the run skipped it. */
export function isSettled({ state }: StepStatus): boolean {
  switch (state) {
    case 'done':
    case 'skipped':
      return true
    case 'todo':
    case 'running':
    case 'waiting':
    case 'failed':
      return false
  }
}

/**
 * No problem is open, no step failed or waits, every Region was seen, and every step that was asked for is done. A
 * person adds the connector, so no activity asks for it and nothing waits for it.
 */
export function isVerified(
  accounts: readonly Pick<AccountStatus, 'state' | 'problems' | 'regions' | 'steps'>[],
  asked: readonly StepName[],
): boolean {
  const monitored = accounts.filter(isMonitored)
  // Where all is left out, nothing is.
  if (monitored.length === 0) return false
  return monitored.every(
    ({ problems, regions, steps }) =>
      problems.length === 0 &&
      regions.every(({ state }) => state !== 'notSeen') &&
      STEPS.every((step) => !isHalted(step, steps[step])) &&
      asked.every((step) => steps[step].state === 'done'),
  )
}

/** The step failed, or waits for somebody; a connector that a person still has to add does not count. */
function isHalted(step: StepName, { state }: StepStatus): boolean {
  return state === 'failed' || (state === 'waiting' && doneBy(step) !== 'person')
}
