import { hexId } from '../ids.ts'
import { accountEmail } from '../organizations.ts'
import type { OpenCall, OpenHandler } from '../practiceCall.ts'
import type { PracticeScenario, ScenarioAccount } from '../practiceScenario.ts'
import { isRevoked } from '../revokedRoles.ts'
import { credentialsRefused, noRoleAccess } from '../serviceErrors.ts'
import { openSession } from '../sts/openSession.ts'
import { rolePrincipal } from '../sts/principals.ts'
import { type ListPage, pageOf } from '../wire/paging.ts'
import { WireError } from '../wire/wireError.ts'
import type { TokenRecord, World } from '../world.ts'

/** The start URL of the practice organisation's access portal. */
export const PORTAL_START_URL = 'https://practice.example/start'

/** The Region of its IAM Identity Center. */
export const PORTAL_REGION = 'us-east-1'

/** Whether a start URL is the practice portal's, with or without a trailing slash or `#/`. */
export function isPracticeStartUrl(url: string | undefined): boolean {
  return url?.replace(/\/?(#\/?)?$/, '') === PORTAL_START_URL
}

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

/** The administrator's session name; AWS's portal uses the user name. */
const SESSION_NAME = 'practice'

export const getRoleCredentials: OpenHandler = (call) => {
  tokenOf(call)
  const { parameters, scenario, world, now, accountId } = call
  const roleName = parameters.get('role_name') ?? ''
  const account = scenario.accounts.find((one) => one.accountId === accountId)
  if (account === undefined || !assignedRoles(scenario, world, account).includes(roleName))
    throw noRoleAccess()
  if (world.lapsed.includes(accountId)) throw credentialsRefused(call.service, 'expired')
  const expiresAt = now + scenario.identityCenter.roleSeconds * 1000
  const opened = openSession(world, now, {
    ...rolePrincipal(accountId, permissionSetRole(accountId, roleName), SESSION_NAME),
    expiresAt,
  })
  const { AccessKeyId, SecretAccessKey, SessionToken } = opened.credentials
  return {
    answer: {
      roleCredentials: {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        sessionToken: SessionToken,
        expiration: expiresAt,
      },
    },
    world: opened.world,
  }
}

/** Ends a sign-in. Role credentials that were issued for it stay valid until they expire, as in AWS. */
export const logout: OpenHandler = (call) => {
  const token = tokenOf(call)
  const { world } = call
  const { identityCenter } = world
  const tokens = identityCenter.tokens.filter((one) => one !== token)
  return { answer: {}, world: { ...world, identityCenter: { ...identityCenter, tokens } } }
}

/** The record of the request's access token. Throws if the token is unknown or expired. */
function tokenOf({ bearer: accessToken, service, world, now }: OpenCall): TokenRecord {
  const token = world.identityCenter.tokens.find((one) => one.accessToken === accessToken)
  if (token === undefined) throw credentialsRefused(service, 'unknown')
  if (token.expired || token.expiresAt <= now) throw credentialsRefused(service, 'expired')
  return token
}

/** The permission sets that the administrator has in an account. */
function assignedRoles(
  scenario: PracticeScenario,
  world: World,
  account: ScenarioAccount,
): readonly string[] {
  if (account.state !== 'ACTIVE') return []
  const { assignments, roleNames } = scenario.identityCenter
  const assigned = assignments[account.accountId] ?? roleNames
  return assigned.filter((roleName) => !isRevoked(world, account.accountId, roleName))
}

/** The name of the role that AWS makes for a permission set in an account. */
function permissionSetRole(accountId: string, roleName: string): string {
  return `AWSReservedSSO_${roleName}_${hexId(16, accountId, 'permissionSet', roleName)}`
}

function portalPage<T>({ scenario, parameters }: OpenCall, all: readonly T[]): ListPage<T> {
  const { pageSize } = scenario.identityCenter
  const size = Math.min(pageSize, Number(parameters.get('max_result') ?? pageSize))
  const found = pageOf(all, size, parameters.get('next_token'))
  if (found === undefined) throw new WireError('InvalidRequestException', 'Invalid next token')
  return found
}
