import { NO_ACCOUNT_FACTS } from '../../app/checklist/facts.ts'
import { factsFor } from '../../app/checklist/otherDestination.ts'
import { decide, type VpcChoice, type VpcPlace } from '../../app/checklist/vpcDecisions.ts'
import { refusalWords } from '../../app/checklist/vpcWords.ts'
import { flowLogDestinationOf } from '../../app/onboarding/activeeyeAddresses.ts'
import type { Account } from '../../app/onboarding/onboarding.ts'
import { accountWithId } from '../accounts/accountsWithIds.ts'
import type { Backend } from '../accounts/backend.ts'
import { systemClock } from '../async/systemClock.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import type { CurrentOnboarding } from './currentOnboarding.ts'
import { openedIn, placeOf, putIntoFile } from './editOnboarding.ts'

/**
 * Writes what a person chose for some VPCs into the onboarding file, and opens that anew: all of it or, when something
 * is not possible, nothing.
 * @returns the path of the file.
 * @throws ConflictError while an activity runs, InvalidInputError
 */
export async function decideVpcs(
  backend: Backend,
  current: CurrentOnboarding,
  choice: VpcChoice,
  places: readonly VpcPlace[],
): Promise<string> {
  return current.inTurn(async (replace) => {
    const { opened } = openedIn(current)
    const { onboarding, facts, busy } = opened.onboarding
    if (busy()) throw new ConflictError('An activity is running. Decide when it has ended, or cancel it.')
    const chosen = { choice, by: backend.user, at: systemClock.now() }
    const changed = new Map<string, Account>()
    const refusals: string[] = []
    for (const [accountId, own] of Map.groupBy(places, (place) => place.accountId)) {
      const account = accountWithId(onboarding, accountId)
      const known = facts().accounts.get(accountId) ?? NO_ACCOUNT_FACTS
      const seen = factsFor(known, flowLogDestinationOf(onboarding))
      const result = decide(account, seen, chosen, own)
      changed.set(accountId, result.account)
      refusals.push(...result.refused.map((refused) => refusalWords(choice, refused)))
    }
    if (refusals.length > 0) throw new InvalidInputError(refusals)
    const accounts = onboarding.accounts.map((account) => changed.get(account.accountId) ?? account)
    await putIntoFile(backend, current, { ...onboarding, accounts }, replace)
    return placeOf(backend, opened)
  })
}
