import type { AccountStatus } from '../../../app/checklist/checklist.ts'

/**
 * The accounts in which a run could get further: a step that a run does has failed or waits. The connector is a
 * person's work and delivery is judged by a check, so neither counts.
 */
export function accountsToRetry(accounts: Iterable<Pick<AccountStatus, 'accountId' | 'steps'>>): string[] {
  return [...accounts]
    .filter(({ steps: { signIn, stack, flowLogs } }) =>
      [signIn, stack, flowLogs].some(({ state }) => state === 'failed' || state === 'waiting'),
    )
    .map(({ accountId }) => accountId)
}
