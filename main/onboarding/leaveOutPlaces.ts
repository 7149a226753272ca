import { type LeaveOutPlace, leaveOut, leaveOutPlaceWords, takeBack } from '../../app/checklist/leaveOut.ts'
import { parseRegionName } from '../../app/input/regionName.ts'
import type { Backend } from '../accounts/backend.ts'
import { InvalidInputError, valueOrInvalidInput } from '../failures/invalidInputError.ts'
import { changeAccounts, reasonOf } from './changeAccounts.ts'
import type { CurrentOnboarding } from './currentOnboarding.ts'

interface LeaveOutRequest {
  readonly choice: 'leaveOut' | 'takeBack'
  readonly places: readonly LeaveOutPlace[]
  readonly reason?: string | undefined
}

/** Leaves Regions or accounts out, in the onboarding file, or monitors them again. @throws as changeAccounts */
export async function leaveOutPlaces(
  backend: Backend,
  current: CurrentOnboarding,
  { choice, places, reason }: LeaveOutRequest,
): Promise<string> {
  const named = places.map(({ accountId, region }) => ({
    accountId,
    ...(region !== undefined && { region: valueOrInvalidInput(parseRegionName(region)) }),
  }))
  if (choice === 'takeBack') {
    return changeAccounts(backend, current, named, (account, own) => {
      const { account: changed, refused } = takeBack(account, own)
      return {
        account: changed,
        refused: refused.map(
          ({ region }) => `Nothing was decided about ${leaveOutPlaceWords(account.name, region)}.`,
        ),
      }
    })
  }
  const { reason: why } = reasonOf(reason)
  if (why === undefined) {
    throw new InvalidInputError(['Say why it is left out: the file and the report tell it.'])
  }
  return changeAccounts(backend, current, named, (account, own, { by, at }) => ({
    account: leaveOut(account, { reason: why, by, at }, own),
    refused: [],
  }))
}
