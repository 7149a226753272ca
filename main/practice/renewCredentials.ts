import type { World } from './world.ts'

/** As after a new sign-in: nothing that a fault ended early stays so. */
export function renewCredentials(world: World): World {
  if (!world.sessions.some(({ expired }) => expired)) return world
  return { ...world, sessions: world.sessions.map((session) => ({ ...session, expired: false })) }
}
