import {
  GetRoleCredentialsCommand,
  ListAccountRolesCommand,
  ListAccountsCommand,
  LogoutCommand,
  SSOClient,
} from '@aws-sdk/client-sso'
import pLimit from 'p-limit'
import type { AssignedAccount } from '../../../app/access/foundAccounts.ts'
import { AwsFailure } from '../../../app/aws/awsFailure.ts'
import type { IdentityCenterPortal } from '../../../app/input/identityCenterPortal.ts'
import { type Clients, clientKind, unsigned } from '../../aws/clients.ts'
import type { Credentials } from '../../aws/credentials.ts'
import { everyPage } from '../../aws/everyPage.ts'
import { member } from '../../aws/ownAnswer.ts'
import { failureText } from '../../failures/failureText.ts'

/** The access portal of IAM Identity Center: a person's assigned accounts and roles, and credentials for them. Rejects as
 * the port does. */
export interface AccessPortal {
  listAssigned(accessToken: string): Promise<readonly AssignedAccount[]>
  roleCredentials(accessToken: string, accountId: string, roleName: string): Promise<Credentials>
  /** Ends the session: the token, and what it was renewed to, is worth nothing any more. */
  logOut(accessToken: string): Promise<void>
}

const SSO = clientKind('SSO', (config) => new SSOClient(config))

/** Calls at a time. AWS publishes no request rate for the portal, but it throttles bursts. */
const AT_ONCE = 4

/** @param signal aborts calls when the app closes. */
export function accessPortal(
  clients: Clients,
  portal: IdentityCenterPortal,
  signal: AbortSignal,
): AccessPortal {
  const { calls, client } = clients.client(SSO, portal.region, unsigned)

  async function roleNames(accessToken: string, accountId: string): Promise<string[]> {
    const names = await everyPage((nextToken) =>
      calls.look('sso:ListAccountRoles', signal, async (options) => {
        const command = new ListAccountRolesCommand({
          accessToken,
          accountId,
          ...(nextToken && { nextToken }),
        })
        const page = await (await client()).send(command, options)
        const items = member(page, 'roleList').flatMap(({ roleName }) => roleName ?? [])
        return { items, nextToken: page.nextToken }
      }),
    )
    return names.toSorted()
  }

  return {
    async listAssigned(accessToken) {
      const accounts = await everyPage((nextToken) =>
        calls.look('sso:ListAccounts', signal, async (options) => {
          const command = new ListAccountsCommand({ accessToken, ...(nextToken && { nextToken }) })
          const page = await (await client()).send(command, options)
          return { items: member(page, 'accountList'), nextToken: page.nextToken }
        }),
      )
      const limit = pLimit(AT_ONCE)
      return Promise.all(
        accounts.map(({ accountId = '', accountName = '', emailAddress = '' }) =>
          limit(async () => ({
            accountId,
            name: accountName,
            email: emailAddress,
            roleNames: await roleNames(accessToken, accountId),
          })),
        ),
      )
    },
    logOut: (accessToken) =>
      calls.look('sso:Logout', signal, async (options) => {
        await (await client()).send(new LogoutCommand({ accessToken }), options)
      }),
    roleCredentials: (accessToken, accountId, roleName) =>
      calls
        .look('sso:GetRoleCredentials', signal, async (options) => {
          const command = new GetRoleCredentialsCommand({ accessToken, accountId, roleName })
          const { roleCredentials } = await (await client()).send(command, options)
          const { accessKeyId, secretAccessKey, sessionToken, expiration } = roleCredentials ?? {}
          if (accessKeyId === undefined || secretAccessKey === undefined) throw withoutCredentials(roleName)
          return {
            accessKeyId,
            secretAccessKey,
            ...(sessionToken !== undefined && { sessionToken }),
            ...(expiration !== undefined && { expiration: new Date(expiration) }),
          }
        })
        .catch((error: unknown) => {
          throw isUnassigned(error) ? unassigned(error, roleName, accountId) : error
        }),
  }
}

/** Whether the permission set is not assigned; the portal answers the same when it does not exist. */
function isUnassigned(error: unknown): error is AwsFailure {
  return (
    error instanceof AwsFailure &&
    (error.details.reason === 'accessDenied' || error.details.code === 'ResourceNotFoundException')
  )
}

function unassigned({ details }: AwsFailure, roleName: string, accountId: string): AwsFailure {
  const message = failureText(`${roleName} in ${accountId}: ${details.message}`)
  return new AwsFailure({ ...details, reason: 'accessDenied', message })
}

function withoutCredentials(roleName: string): AwsFailure {
  const message = `The answer for ${roleName} contains no credentials`
  return new AwsFailure({
    reason: 'service',
    action: 'sso:GetRoleCredentials',
    code: 'NoCredentials',
    message,
  })
}
