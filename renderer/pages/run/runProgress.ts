import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { vpcsOf } from './vpcsOf.ts'

/**
 * How far the work on these accounts is, from 0 to 100: a third of an account each for the sign-in, the stack and
 * the flow logs, those by VPC.
 */
export function percentDone(accounts: readonly AccountStatus[]): number {
  if (accounts.length === 0) return 0
  const done = accounts.reduce((sum, account) => sum + partDone(account), 0)
  return Math.floor((100 * done) / accounts.length)
}

function partDone(account: AccountStatus): number {
  const { signIn, stack, flowLogs } = account.steps
  return (
    (settled(signIn.state) + settled(stack.state) + (settled(flowLogs.state) || partCovered(account))) / 3
  )
}

function settled(state: AccountStatus['steps']['stack']['state']): number {
  return state === 'done' || state === 'skipped' ? 1 : 0
}

function partCovered(account: AccountStatus): number {
  const { toCover, covered } = vpcsOf(account)
  return toCover === 0 ? 0 : covered / toCover
}
