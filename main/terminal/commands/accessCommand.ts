import type { ConnectionTestResult } from '../../../app/access/connectionTest.ts'
import type { Account } from '../../../app/onboarding/onboarding.ts'
import type { AccountPermissions } from '../../../app/permissions/permissions.ts'
import { EXIT } from '../exitStatus.ts'
import { printConnection, roleOf } from '../printConnection.ts'
import { isAllowed, printPermissions } from '../printPermissions.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import { bold, type Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { tryAccess } from '../tryAccess.ts'
import { openFor } from './openFor.ts'
import type { CallingOptions } from './options.ts'

export interface AccessOptions extends CallingOptions {
  readonly only?: readonly string[] | undefined
  /** Also what the credentials may do. */
  readonly permissions: boolean
  /** With `permissions`: also what `undo` needs. */
  readonly undo: boolean
}

/** Whether the way into each account is open and, if wanted, what may be done there. Changes nothing. */
export async function access(client: Client, options: AccessOptions, terminal: Terminal): Promise<number> {
  const onboarding = await openFor('read', client, options, terminal)
  const wanted = new Set(options.only ?? onboarding.accounts.map(({ accountId }) => accountId))
  const accounts = onboarding.accounts.filter(({ accountId }) => wanted.delete(accountId))
  if (wanted.size > 0) {
    for (const accountId of wanted) terminal.err(`${accountId} is not an account of this onboarding.`)
    return EXIT.wrongInput
  }
  await signInBefore(client, accounts, options, terminal)
  const connections = await tryAccess(client, accounts.map(attemptFor), options.practice, terminal)
  const reached = accounts.filter(({ accountId }) => connections.get(accountId)?.state === 'connected')
  const permissions = options.permissions
    ? await look(client, reached, options, terminal)
    : new Map<string, AccountPermissions>()

  if (options.json) {
    const printed = accounts.map((account) => inJson(account, connections, permissions))
    terminal.out(JSON.stringify({ version: 1, accounts: printed }, null, 2))
  } else {
    for (const { accountId, name } of accounts) {
      const [connection, found] = [connections.get(accountId), permissions.get(accountId)]
      terminal.out(bold(`${accountId} ${name}`))
      if (connection !== undefined) printConnection(connection, terminal)
      if (found !== undefined) printPermissions(found, terminal)
    }
  }
  const isFine = reached.length === accounts.length && [...permissions.values()].every(isAllowed)
  return isFine ? EXIT.verified : EXIT.unfinished
}

function attemptFor({ accountId, access: way, stackRegion }: Account) {
  return { key: accountId, accountId, access: way, stackRegion }
}

async function look(
  client: Client,
  accounts: readonly Account[],
  { undo }: AccessOptions,
  terminal: Terminal,
): Promise<ReadonlyMap<string, AccountPermissions>> {
  const found = new Map<string, AccountPermissions>()
  if (accounts.length === 0) return found
  terminal.err('Looking at what may be done there. Nothing is changed …')
  const accountIds = accounts.map(({ accountId }) => accountId)
  for await (const result of await client.access.permissions({ accountIds, undo })) {
    found.set(result.accountId, result)
  }
  return found
}

function inJson(
  { accountId, name }: Account,
  connections: ReadonlyMap<string, ConnectionTestResult>,
  permissions: ReadonlyMap<string, AccountPermissions>,
) {
  const { key: _, ...connection } = connections.get(accountId) ?? { key: '' }
  const role = 'arn' in connection ? roleOf(connection.arn) : undefined
  return {
    accountId,
    name,
    connection: { ...connection, ...(role !== undefined && { role }) },
    ...(permissions.has(accountId) && { permissions: permissions.get(accountId) }),
  }
}
