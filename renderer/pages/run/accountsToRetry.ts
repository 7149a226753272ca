import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { RUN_STEPS } from '../../../app/checklist/ownSteps.ts'

/** The accounts in which a run could get further: a step that a run does has failed or waits. */
export function accountsToRetry(accounts: Iterable<Pick<AccountStatus, 'accountId' | 'steps'>>): string[] {
  return [...accounts]
    .filter(({ steps }) =>
      RUN_STEPS.some((step) => steps[step].state === 'failed' || steps[step].state === 'waiting'),
    )
    .map(({ accountId }) => accountId)
}
