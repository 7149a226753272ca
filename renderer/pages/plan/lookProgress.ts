import type { AccountStatus } from '../../../app/checklist/checklist.ts'

/** How many accounts have been looked at since the look began. */
export function lookedAt(accounts: Iterable<AccountStatus>, startedAt: string): number {
  let count = 0
  for (const { steps, lastSeen } of accounts) {
    const working = [steps.signIn, steps.stack, steps.flowLogs].some(({ state }) => state === 'running')
    if (!working && lastSeen !== undefined && lastSeen >= startedAt) count += 1
  }
  return count
}
