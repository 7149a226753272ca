import type { RevokedRole, SessionRecord, World } from './world.ts'

export function revokeRole(world: World, role: RevokedRole): World {
  return { ...world, revokedRoles: [...world.revokedRoles, role] }
}

export function restoreRoles(world: World): World {
  return { ...world, revokedRoles: [] }
}

export function isRevoked({ revokedRoles }: World, accountId: string, roleName: string): boolean {
  return revokedRoles.some(
    (revoked) =>
      revoked.accountId === accountId && (revoked.roleName === undefined || revoked.roleName === roleName),
  )
}

/** Whether a session belongs to a revoked role. Such a session is denied everything, though it has not expired. */
export function hasRevokedRole(world: World, { accountId, arn }: SessionRecord): boolean {
  const roleName = /:assumed-role\/(?:AWSReservedSSO_(.+)_[\da-f]{16}|([^/]+))\//.exec(arn)
  const name = roleName?.[1] ?? roleName?.[2]
  return name !== undefined && isRevoked(world, accountId, name)
}
