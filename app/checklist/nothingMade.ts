import type { AccountStatus } from './checklist.ts'
import { createdOn } from './totals.ts'

/**
 * As far as this computer knows, the onboarding has made nothing yet, so there is nothing to undo. Not where a problem
 * hides what is there, and not where an account is left out, since what was made in it before stays.
 */
export function isNothingMade(
  accounts: readonly Pick<AccountStatus, 'state' | 'problems' | 'stack' | 'regions'>[],
): boolean {
  return accounts.every(
    ({ state, problems, stack, regions }) =>
      state === 'notStarted' &&
      problems.length === 0 &&
      stack?.madeByUs !== true &&
      regions.every(({ vpcs }) => vpcs.every((vpc) => createdOn(vpc) === 0)),
  )
}
