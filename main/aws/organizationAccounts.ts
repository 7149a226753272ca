import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations'
import type { Clients, Identified } from './clients.ts'
import { everyPage, pageInput } from './everyPage.ts'

export interface ListedAccount {
  readonly accountId: string
  readonly name: string
  readonly email: string
  /** `ACTIVE`, `SUSPENDED`, `PENDING_ACTIVATION`, `PENDING_CLOSURE` or `CLOSED`. */
  readonly state: string
  /** `INVITED` or `CREATED`. Only the created ones got the role OrganizationAccountAccessRole by themselves. */
  readonly joinedMethod: string
}

/** Every account of the organization. Answers the management account and delegated administrators only. */
export function listOrganizationAccounts(
  clients: Clients,
  region: string,
  identified: Identified,
  signal: AbortSignal,
): Promise<readonly ListedAccount[]> {
  const organizations = clients.client(
    'Organizations',
    region,
    identified,
    (config) => new OrganizationsClient(config),
  )
  return everyPage((token) =>
    organizations.calls.look('organizations:ListAccounts', signal, async (options) => {
      const page = await (await organizations.client()).send(
        new ListAccountsCommand(pageInput(token)),
        options,
      )
      const items = (page.Accounts ?? []).map((account) => ({
        accountId: account.Id ?? '',
        name: account.Name ?? '',
        email: account.Email ?? '',
        // Status was retired on 2026-09-09; other clouds may know nothing else.
        state: account.State ?? account.Status ?? '',
        joinedMethod: account.JoinedMethod ?? '',
      }))
      return { items, nextToken: page.NextToken }
    }),
  )
}
