import type { SignedHandler } from '../call.ts'

export const getCallerIdentity: SignedHandler = ({ caller }) => ({
  answer: { Arn: caller.arn, UserId: caller.userId, Account: caller.accountId },
})
