import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'

/** Throws InvalidInputError, with a sentence for each, when an ID is not of an account of the onboarding. */
export function refuseUnknownAccounts(
  { accounts }: Pick<Onboarding, 'accounts'>,
  accountIds: readonly string[],
): void {
  const known = new Set(accounts.map(({ accountId }) => accountId))
  const unknown = accountIds.filter((accountId) => !known.has(accountId))
  if (unknown.length === 0) return
  const ids = [...known].join(', ')
  throw new InvalidInputError(
    unknown.map((id) => `${id} is not an account of this onboarding; it has ${ids}`),
  )
}
