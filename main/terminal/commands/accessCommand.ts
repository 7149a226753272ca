import type { ConnectionTest, ConnectionTestResult } from '../../../app/access/connectionTest.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { Account } from '../../../app/onboarding/onboarding.ts'
import { arePermissionsFine } from '../../../app/permissions/permissionSummary.ts'
import type { AccountPermissions } from '../../../app/permissions/permissions.ts'
import { EXIT } from '../exitStatus.ts'
import { permissionsInJson, printConnection, printPermissions, roleOf } from '../printAccess.ts'
import { sayWhoIAm } from '../signIn/sayWho.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import { bold } from '../styledText.ts'
import type { Terminal } from '../terminal.ts'
import { testConnections } from '../testConnections.ts'
import { accountIds } from './arguments.ts'
import {
  addCallingCommand,
  type CallingOptions,
  monitoredAccounts,
  openFor,
  type Program,
} from './fileCommand.ts'

interface AccessOptions extends CallingOptions {
  readonly only?: readonly string[] | undefined
  /** Also what the credentials may do. */
  readonly permissions: boolean
  /** With `permissions`: also what `undo` needs. */
  readonly undo: boolean
}

export function addAccessCommand(program: Program): void {
  addCallingCommand(program, 'access', 'test the connection to each account; changes nothing', access)
    .option('--only <account...>', 'only these accounts', accountIds)
    .option(
      '--permissions',
      'also test what the credentials may do, by read calls and dry runs: what is verified, missing or blocked',
      false,
    )
    .option('--undo', 'with --permissions: also the permissions that undo needs', false)
}

async function access(client: ContractClient, options: AccessOptions, terminal: Terminal): Promise<number> {
  // Dry runs are recorded as writes are.
  const onboarding = await openFor(options.permissions ? 'work' : 'read', client, options, terminal)
  const accounts = monitoredAccounts(onboarding, options.only)
  await signInBefore(client, accounts, options, terminal)
  const connections = await testConnections(
    client,
    accounts.map(connectionTestOf),
    options.practice,
    terminal,
  )
  await sayWhoIAm(client, accounts, options.practice, terminal)
  const reached = accounts.filter(({ accountId }) => connections.get(accountId)?.state === 'connected')
  const permissions = options.permissions
    ? await testPermissions(client, reached, options, terminal)
    : new Map<string, AccountPermissions>()

  if (options.json) {
    const printed = accounts.map((account) => inJson(account, connections, permissions))
    terminal.json({ version: 2, accounts: printed })
  } else {
    for (const { accountId, name } of accounts) {
      const [connection, found] = [connections.get(accountId), permissions.get(accountId)]
      terminal.out(bold(`${accountId} ${name}`))
      if (connection !== undefined) printConnection(connection, terminal)
      if (found !== undefined) printPermissions(found, terminal)
    }
  }
  const isFine = reached.length === accounts.length && [...permissions.values()].every(arePermissionsFine)
  if (!options.json) {
    terminal.out('')
    terminal.out(isFine ? 'Next: plan.' : 'Next: solve what is shown above, then run access again.')
  }
  return isFine ? EXIT.verified : EXIT.unfinished
}

function connectionTestOf({ accountId, access, stackRegion }: Account): ConnectionTest {
  return { key: accountId, accountId, access, stackRegion }
}

async function testPermissions(
  client: ContractClient,
  accounts: readonly Account[],
  { undo }: AccessOptions,
  terminal: Terminal,
): Promise<ReadonlyMap<string, AccountPermissions>> {
  const found = new Map<string, AccountPermissions>()
  if (accounts.length === 0) return found
  terminal.err('Testing permissions, with read calls and dry runs …')
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
  const found = permissions.get(accountId)
  const role = 'arn' in connection ? roleOf(connection.arn) : undefined
  return {
    accountId,
    name,
    connection: { ...connection, ...(role !== undefined && { role }) },
    ...(found !== undefined && { permissions: permissionsInJson(found) }),
  }
}
