import type { OpenHandler } from '../call.ts'
import { noRoleAccess } from '../denial.ts'
import { credentialsRefused } from '../refusal.ts'
import { openSession } from '../sts/openSession.ts'
import { rolePrincipal } from '../sts/roles.ts'
import { assignedRoles, permissionSetRole } from './assignments.ts'
import { tokenOf } from './bearer.ts'

/** What the portal calls the administrator; real ones are called by their user names. */
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
