import {
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import pLimit from 'p-limit'
import { type Clients, clientKind, type Signer } from './clients.ts'
import { everyPage, pageInput } from './everyPage.ts'
import { member, textMember } from './ownAnswer.ts'
import { tagRecord } from './tags.ts'

const ORGANIZATIONS = clientKind('Organizations', (config) => new OrganizationsClient(config))

/** Calls at a time. AWS Organizations allows few requests a second. */
const AT_ONCE = 4

export interface ListedAccount {
  readonly accountId: string
  readonly name: string
  readonly email: string
  /** `ACTIVE`, `SUSPENDED`, `PENDING_ACTIVATION`, `PENDING_CLOSURE` or `CLOSED`. */
  readonly state: string
  /** `INVITED` or `CREATED`. Only the created ones got the role OrganizationAccountAccessRole by themselves. */
  readonly joinedMethod: string
  /** When it joined, as ISO time; left out where AWS does not say. */
  readonly joinedAt?: string
}

/** Every account of the organization. Answers the management account and delegated administrators only. */
export function listOrganizationAccounts(
  clients: Clients,
  region: string,
  signer: Signer,
  signal: AbortSignal,
): Promise<readonly ListedAccount[]> {
  const organizations = clients.client(ORGANIZATIONS, region, signer)
  return everyPage((token) =>
    organizations.calls.look('organizations:ListAccounts', signal, async (options) => {
      const page = await (await organizations.client()).send(
        new ListAccountsCommand(pageInput(token)),
        options,
      )
      const items = member(page, 'Accounts').map((account) => ({
        accountId: textMember(account, 'Id'),
        name: account.Name ?? '',
        email: account.Email ?? '',
        // Status was retired on 2026-09-09; other clouds may know nothing else.
        state: account.State ?? account.Status ?? '',
        joinedMethod: account.JoinedMethod ?? '',
        ...(account.JoinedTimestamp && { joinedAt: account.JoinedTimestamp.toISOString() }),
      }))
      return { items, nextToken: page.NextToken }
    }),
  )
}

/** The tags of these accounts in AWS Organizations, by account ID. A call for each. Rejects as the port does. */
export async function organizationTags(
  clients: Clients,
  region: string,
  signer: Signer,
  accountIds: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const { calls, client } = clients.client(ORGANIZATIONS, region, signer)
  const limit = pLimit(AT_ONCE)
  const tagsOf = (ResourceId: string) =>
    everyPage((token) =>
      calls.look('organizations:ListTagsForResource', signal, async (options) => {
        const command = new ListTagsForResourceCommand({ ResourceId, ...pageInput(token) })
        const page = await (await client()).send(command, options)
        return { items: member(page, 'Tags'), nextToken: page.NextToken }
      }),
    )
  const tagged = await Promise.all(
    accountIds.map((accountId) =>
      limit(async () => {
        return [accountId, tagRecord(await tagsOf(accountId))] as const
      }),
    ),
  )
  return new Map(tagged)
}

/**
 * The names of the organizational units from the root down to each account, by account ID; empty at the root.
 * Two calls for each unit. Rejects as the port does.
 */
export async function organizationUnits(
  clients: Clients,
  region: string,
  signer: Signer,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { calls, client } = clients.client(ORGANIZATIONS, region, signer)
  const limit = pLimit(AT_ONCE)
  const unitsOf = new Map<string, readonly string[]>()

  const roots = () =>
    everyPage((token) =>
      calls.look('organizations:ListRoots', signal, async (options) => {
        const page = await (await client()).send(new ListRootsCommand(pageInput(token)), options)
        return { items: member(page, 'Roots'), nextToken: page.NextToken }
      }),
    )
  const unitsIn = (ParentId: string) =>
    everyPage((token) =>
      calls.look('organizations:ListOrganizationalUnitsForParent', signal, async (options) => {
        const command = new ListOrganizationalUnitsForParentCommand({ ParentId, ...pageInput(token) })
        const page = await (await client()).send(command, options)
        return { items: member(page, 'OrganizationalUnits'), nextToken: page.NextToken }
      }),
    )
  const accountsIn = (ParentId: string) =>
    everyPage((token) =>
      calls.look('organizations:ListAccountsForParent', signal, async (options) => {
        const command = new ListAccountsForParentCommand({ ParentId, ...pageInput(token) })
        const page = await (await client()).send(command, options)
        return { items: member(page, 'Accounts'), nextToken: page.NextToken }
      }),
    )

  async function walk(parentId: string, path: readonly string[]): Promise<void> {
    const [units, accounts] = await Promise.all([
      limit(() => unitsIn(parentId)),
      limit(() => accountsIn(parentId)),
    ])
    for (const { Id } of accounts) if (Id !== undefined) unitsOf.set(Id, path)
    await Promise.all(units.map(({ Id = '', Name = '' }) => walk(Id, [...path, Name])))
  }

  await Promise.all((await roots()).map(({ Id = '' }) => walk(Id, [])))
  return unitsOf
}
