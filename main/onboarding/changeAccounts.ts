import { leftOutBy } from '../../app/checklist/coverage.ts'
import type { Facts } from '../../app/checklist/facts.ts'
import { type LeftOut, reasonSchema } from '../../app/onboarding/leftOut.ts'
import type { Account, Onboarding } from '../../app/onboarding/onboarding.ts'
import { accountWithId } from '../accounts/accountsWithIds.ts'
import type { Backend } from '../accounts/backend.ts'
import { systemClock } from '../async/systemClock.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import type { CurrentOnboarding } from './currentOnboarding.ts'
import { openedIn, placeOf, putIntoFile } from './editOnboarding.ts'

interface Deciding {
  readonly onboarding: Onboarding
  readonly facts: Facts
  readonly by: string
  readonly at: string
}

/** The account with what was decided, and why some of it is not possible. */
interface Changed {
  readonly account: Account
  readonly refused: readonly string[]
}

/**
 * Writes what a person decided about places into the onboarding file, and opens that anew: all of it or, when
 * something is not possible, nothing.
 * @returns the path of the file.
 * @throws ConflictError while an activity runs, InvalidInputError
 */
export async function changeAccounts<P extends { readonly accountId: string }>(
  backend: Backend,
  current: CurrentOnboarding,
  places: readonly P[],
  change: (account: Account, own: readonly P[], deciding: Deciding) => Changed,
): Promise<string> {
  return current.inTurn(async (replace) => {
    const { opened } = openedIn(current)
    const { onboarding, facts, busy } = opened.onboarding
    if (busy()) throw new ConflictError('An activity is running. Decide when it has ended, or cancel it.')
    const deciding = { onboarding, facts: facts(), by: backend.user, at: systemClock.now() }
    const changed = new Map<string, Account>()
    const refusals: string[] = []
    for (const [accountId, own] of Map.groupBy(places, (place) => place.accountId)) {
      const result = change(accountWithId(onboarding, accountId), own, deciding)
      changed.set(accountId, result.account)
      refusals.push(...result.refused)
    }
    if (refusals.length > 0) throw new InvalidInputError(refusals)
    const accounts = onboarding.accounts.map((account) => changed.get(account.accountId) ?? account)
    if (accounts.every((account) => leftOutBy(account) !== undefined)) {
      throw new InvalidInputError(['At least one account stays monitored. Nothing was changed.'])
    }
    await putIntoFile(backend, current, { ...onboarding, accounts }, replace)
    return placeOf(backend, opened)
  })
}

/** The reason that was given, as it goes into the file. @throws InvalidInputError */
export function reasonOf(given: string | undefined): Partial<Pick<LeftOut, 'reason'>> {
  if (given === undefined) return {}
  const reason = reasonSchema.safeParse(given.trim())
  if (reason.success) return { reason: reason.data }
  const [issue] = reason.error.issues
  throw new InvalidInputError([`The reason is not right: ${issue?.message ?? 'it cannot be read'}.`])
}
