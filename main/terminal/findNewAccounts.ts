import {
  newInOrganization,
  organizationAccess,
  type UnlistedAccount,
} from '../../app/access/newInOrganization.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import type { Account } from '../../app/onboarding/onboarding.ts'
import type { Terminal } from './terminal.ts'

/**
 * The accounts of the organization that are not in the file.
 * @returns undefined when the organization could not be listed, which was said.
 */
export async function findNewAccounts(
  client: ContractClient,
  accounts: readonly Account[],
  practice: string | undefined,
  terminal: Terminal,
): Promise<readonly UnlistedAccount[] | undefined> {
  const ways = organizationAccess(accounts)
  if (ways.length === 0) {
    terminal.err(
      'The organization was not looked at: no account of the file is reached by a role, so it is not known with which credentials to list it.',
    )
    return undefined
  }
  const found = new Map<string, UnlistedAccount>()
  for (const through of ways) {
    try {
      // The role is for the accesses that are suggested with the answer; nothing of them is used here.
      const roleName = ['OrganizationAccountAccessRole']
      const organization = await client.find.organization({ practice, roleName, through })
      for (const account of newInOrganization(accounts, organization)) found.set(account.accountId, account)
    } catch (error) {
      terminal.err(
        `The organization could not be listed: ${error instanceof Error ? error.message : String(error)}`,
      )
      return undefined
    }
  }
  return [...found.values()]
}
