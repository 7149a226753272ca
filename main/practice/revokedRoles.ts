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

/** Sessions of a role that was taken away may do nothing any more, though they have not expired. */
export function hasRevokedRole(world: World, { accountId, arn }: SessionRecord): boolean {
  const roleName = /:assumed-role\/(?:AWSReservedSSO_(.+)_[\da-f]{16}|([^/]+))\//.exec(arn)
  const name = roleName?.[1] ?? roleName?.[2]
  return name !== undefined && isRevoked(world, accountId, name)
}
