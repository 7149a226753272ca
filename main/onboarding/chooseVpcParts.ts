import { NO_ACCOUNT_FACTS } from '../../app/checklist/facts.ts'
import { chooseParts, type VpcPlace } from '../../app/checklist/vpcDecisions.ts'
import type { PartsChoice } from '../../app/onboarding/vpcTargets.ts'
import type { Backend } from '../accounts/backend.ts'
import { changeAccounts, reasonOf } from './changeAccounts.ts'
import type { CurrentOnboarding } from './currentOnboarding.ts'

interface ChoosePartsRequest {
  readonly vpc: VpcPlace
  readonly monitor: PartsChoice
  readonly reason?: string | undefined
}

/** Writes into the onboarding file that only parts of a VPC get flow logs. @throws as changeAccounts */
export async function chooseVpcParts(
  backend: Backend,
  current: CurrentOnboarding,
  { vpc, monitor, reason }: ChoosePartsRequest,
): Promise<string> {
  return changeAccounts(backend, current, [vpc], (account, _own, { facts, by, at }) => {
    const { region, vpcId } = vpc
    const seen = facts.accounts.get(account.accountId) ?? NO_ACCOUNT_FACTS
    const result = chooseParts(account, seen, { region, vpcId, monitor, by, at, ...reasonOf(reason) })
    return 'refused' in result
      ? { account, refused: [result.refused] }
      : { account: result.account, refused: [] }
  })
}
