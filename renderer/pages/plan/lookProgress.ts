import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { isAtWork } from '../../../app/checklist/ownSteps.ts'

/** How many accounts have been looked at since the look began. */
export function lookedAt(accounts: Iterable<AccountStatus>, startedAt: string): number {
  let count = 0
  for (const account of accounts) {
    const { lastSeen } = account
    if (!isAtWork(account) && lastSeen !== undefined && lastSeen >= startedAt) count += 1
  }
  return count
}
