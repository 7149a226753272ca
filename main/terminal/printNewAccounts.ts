import { addable, newAccountsWords, type OrganizationLook } from '../../app/access/newInOrganization.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { clockTimeHere } from '../../app/text/timestamp.ts'
import { bold } from './styledText.ts'
import type { Terminal } from './terminal.ts'

/**
 * Lists the organization of the open onboarding.
 * @returns undefined when that was not possible, which was said.
 */
export async function lookAtOrganization(
  client: ContractClient,
  terminal: Terminal,
): Promise<OrganizationLook | undefined> {
  try {
    return await client.organization.look()
  } catch (error) {
    terminal.err(
      `The organization could not be listed: ${error instanceof Error ? error.message : String(error)}`,
    )
    return undefined
  }
}

/** Which accounts are not in the file, since when, and what they would be called in it. */
export function printNewAccounts({ accounts }: OrganizationLook, terminal: Terminal): void {
  terminal.out('', bold(newAccountsWords(accounts)))
  for (const { accountId, name, unusable, suggested, joinedAt, firstSeen } of accounts) {
    const since = [
      ...(joinedAt === undefined ? [] : [`joined ${clockTimeHere(joinedAt)}`]),
      `first seen ${clockTimeHere(firstSeen)}`,
    ].join(', ')
    const as = suggested === undefined ? '' : ` ExternalID ${suggested.externalId}.`
    terminal.out(
      `  ${accountId}  ${name || 'without a name'}: ${since}.${as}${unusable === undefined ? '' : ` ${unusable}`}`,
    )
  }
}

/** The IDs of those that can be added. */
export function addableIds({ accounts }: OrganizationLook): readonly string[] {
  return addable(accounts).map(({ accountId }) => accountId)
}
