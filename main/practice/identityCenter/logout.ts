import type { OpenHandler } from '../call.ts'
import { tokenOf } from './bearer.ts'

/** Ends a sign-in. Credentials of roles that came of it go on until they expire, as with AWS. */
export const logout: OpenHandler = (call) => {
  const token = tokenOf(call)
  const { world } = call
  const { identityCenter } = world
  const tokens = identityCenter.tokens.filter((one) => one !== token)
  return { answer: {}, world: { ...world, identityCenter: { ...identityCenter, tokens } } }
}
