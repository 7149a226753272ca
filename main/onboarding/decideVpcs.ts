import { NO_ACCOUNT_FACTS } from '../../app/checklist/facts.ts'
import { factsFor } from '../../app/checklist/otherDestination.ts'
import { decide, type VpcChoice, type VpcPlace } from '../../app/checklist/vpcDecisions.ts'
import { refusalWords } from '../../app/checklist/vpcWords.ts'
import { flowLogDestinationOf } from '../../app/onboarding/activeeyeAddresses.ts'
import type { Backend } from '../accounts/backend.ts'
import { changeAccounts, reasonOf } from './changeAccounts.ts'
import type { CurrentOnboarding } from './currentOnboarding.ts'

interface DecideRequest {
  readonly choice: VpcChoice
  readonly vpcs: readonly VpcPlace[]
  readonly reason?: string | undefined
}

/**
 * Writes what a person chose for some VPCs into the onboarding file, and opens that anew: all of it or, when something
 * is not possible, nothing.
 * @returns the path of the file.
 * @throws ConflictError while an activity runs, InvalidInputError
 */
export async function decideVpcs(
  backend: Backend,
  current: CurrentOnboarding,
  { choice, vpcs, reason }: DecideRequest,
): Promise<string> {
  return changeAccounts(backend, current, vpcs, (account, own, { onboarding, facts, by, at }) => {
    const known = facts.accounts.get(account.accountId) ?? NO_ACCOUNT_FACTS
    const seen = factsFor(known, flowLogDestinationOf(onboarding))
    const result = decide(account, seen, { choice, by, at, ...reasonOf(reason) }, own)
    return {
      account: result.account,
      refused: result.refused.map((refused) => refusalWords(choice, refused)),
    }
  })
}
