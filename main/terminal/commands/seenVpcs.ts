import type { VpcPlace } from '../../../app/checklist/vpcDecisions.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { InvalidInputError } from '../../failures/invalidInputError.ts'
import { nextCommand } from '../helpTexts.ts'

export type ListedAccounts = Awaited<ReturnType<ContractClient['checklist']['get']>>['accounts']

/** @throws InvalidInputError when one was not seen */
export function vpcsWithIds(accounts: ListedAccounts, vpcIds: readonly string[]): readonly VpcPlace[] {
  const seen = seenIn(accounts)
  const unknown = vpcIds.filter((id) => seen.every(({ vpc }) => vpc.vpcId !== id))
  if (unknown.length > 0) {
    throw new InvalidInputError(
      unknown.map((id) => `${id} was not seen at the last look. Look first, with plan.`),
    )
  }
  return seen.filter(({ vpc }) => vpcIds.includes(vpc.vpcId)).map(({ place }) => place)
}

/** Every VPC of these accounts, with its place. */
export function seenIn(accounts: ListedAccounts) {
  return accounts.flatMap(({ accountId, regions }) =>
    regions.flatMap(({ region, vpcs }) =>
      vpcs.map((vpc) => ({ place: { accountId, region, vpcId: vpc.vpcId }, vpc })),
    ),
  )
}

/** What comes after a decision. */
export function lookAgainWords(options: Parameters<typeof nextCommand>[1]): string {
  return `Next: look again, and see what a run would do: ${nextCommand('plan', options)}`
}
