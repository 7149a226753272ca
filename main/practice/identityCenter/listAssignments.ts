import { accountEmail } from '../accountEmail.ts'
import type { OpenCall, OpenHandler } from '../call.ts'
import { noRoleAccess } from '../denial.ts'
import { type ListPage, pageOf } from '../wire/page.ts'
import { WireError } from '../wireError.ts'
import { assignedRoles } from './assignments.ts'
import { tokenOf } from './bearer.ts'

export const listAssignedAccounts: OpenHandler = (call) => {
  tokenOf(call)
  const { scenario, world } = call
  const accounts = scenario.accounts.filter((account) => assignedRoles(scenario, world, account).length > 0)
  const { items, nextToken } = portalPage(call, accounts)
  return {
    answer: {
      accountList: items.map((account) => ({
        accountId: account.accountId,
        accountName: account.name,
        emailAddress: accountEmail(scenario, account),
      })),
      nextToken,
    },
  }
}

export const listAccountRoles: OpenHandler = (call) => {
  tokenOf(call)
  const { scenario, world } = call
  const account = scenario.accounts.find(({ accountId }) => accountId === call.accountId)
  const roleNames = account === undefined ? [] : assignedRoles(scenario, world, account)
  if (account === undefined || roleNames.length === 0) throw noRoleAccess()
  const { items, nextToken } = portalPage(call, roleNames)
  return {
    answer: {
      roleList: items.map((roleName) => ({ roleName, accountId: account.accountId })),
      nextToken,
    },
  }
}

function portalPage<T>({ scenario, parameters }: OpenCall, all: readonly T[]): ListPage<T> {
  const { pageSize } = scenario.identityCenter
  const size = Math.min(pageSize, Number(parameters.get('max_result') ?? pageSize))
  const found = pageOf(all, size, parameters.get('next_token'))
  if (found === undefined) throw new WireError('InvalidRequestException', 'Invalid next token')
  return found
}
