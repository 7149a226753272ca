import { accountEmail } from '../accountEmail.ts'
import type { OpenCall, OpenHandler } from '../call.ts'
import { noAccess } from '../denial.ts'
import { type Page, pageOf } from '../wire/page.ts'
import { WireError } from '../wireError.ts'
import { assignedRoles } from './assignments.ts'
import { bearer } from './bearer.ts'

export const listAssignedAccounts: OpenHandler = (call) => {
  bearer(call)
  const { scenario, world } = call
  const accounts = scenario.accounts.filter((account) => assignedRoles(scenario, world, account).length > 0)
  const { items, nextToken } = page(call, accounts)
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
  bearer(call)
  const { scenario, world } = call
  const account = scenario.accounts.find(({ accountId }) => accountId === call.accountId)
  const roleNames = account === undefined ? [] : assignedRoles(scenario, world, account)
  if (account === undefined || roleNames.length === 0) throw noAccess()
  const { items, nextToken } = page(call, roleNames)
  return {
    answer: {
      roleList: items.map((roleName) => ({ roleName, accountId: account.accountId })),
      nextToken,
    },
  }
}

function page<T>({ scenario, parameters }: OpenCall, all: readonly T[]): Page<T> {
  const { pageSize } = scenario.identityCenter
  const size = Math.min(pageSize, Number(parameters.get('max_result') ?? pageSize))
  const found = pageOf(all, size, parameters.get('next_token'))
  if (found === undefined) throw new WireError('InvalidRequestException', 'Invalid next token')
  return found
}
