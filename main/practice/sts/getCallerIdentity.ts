import type { Handler } from '../call.ts'

export const getCallerIdentity: Handler = ({ caller }) => ({
  answer: { Arn: caller.arn, UserId: caller.userId, Account: caller.accountId },
})
