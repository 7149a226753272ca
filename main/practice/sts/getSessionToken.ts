import type { SignedHandler } from '../call.ts'
import { WireError } from '../wireError.ts'
import { checkMultiFactor } from './multiFactor.ts'
import { openSession } from './openSession.ts'
import { durationOf } from './parameters.ts'

/** How an IAM user turns keys and a code into a session that counts as multi-factor authenticated. */
export const getSessionToken: SignedHandler = (call) => {
  const { caller, now } = call
  if (caller.sessionToken !== '') {
    throw new WireError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403)
  }
  const seconds = durationOf(call, { usual: 43_200, longest: 129_600 })
  const { world, withMfa } = checkMultiFactor(call)
  const { accountId, arn, userId } = caller
  const opened = openSession(world, now, {
    accountId,
    arn,
    userId,
    expiresAt: now + seconds * 1000,
    ...(withMfa ? { withMfa } : {}),
  })
  return { answer: { Credentials: opened.credentials }, world: opened.world }
}
