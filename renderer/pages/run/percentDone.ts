import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { coverageOf } from '../../../app/checklist/coverage.ts'
import { isSettled, RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import type { StepName } from '../../../app/onboarding/stepName.ts'

/**
 * The progress of the work on these accounts, from 0 to 100. The steps of a run weigh the same; the flow logs count
 * by VPC.
 */
export function percentDone(accounts: readonly AccountStatus[]): number {
  if (accounts.length === 0) return 0
  const done = accounts.reduce((sum, account) => sum + partDone(account), 0)
  return Math.floor((100 * done) / accounts.length)
}

function partDone(account: AccountStatus): number {
  const parts = RUN_STEPS.map((step) => partOfStep(step, account))
  return parts.reduce((sum, part) => sum + part, 0) / RUN_STEPS.length
}

function partOfStep(step: StepName, account: AccountStatus): number {
  if (isSettled(account.steps[step])) return 1
  return step === 'flowLogs' ? partCovered(account) : 0
}

function partCovered(account: AccountStatus): number {
  const { toCover, covered } = coverageOf(account.regions)
  return toCover === 0 ? 0 : covered / toCover
}
