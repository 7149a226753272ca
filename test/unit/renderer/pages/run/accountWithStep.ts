import type { AccountStatus, StepStatus } from '../../../../../app/checklist/checklist.ts'
import type { StepName } from '../../../../../app/onboarding/stepName.ts'
import { finishedAccount, judged } from '../../../app/report/checklists.ts'

/** A finished account, one of whose steps is in another state. */
export function accountWithStep(step: StepName, status: StepStatus): AccountStatus {
  const finished = finishedAccount('333333333333', 'other')
  return judged({ ...finished, steps: { ...finished.steps, [step]: status } }, status.state === 'running')
}
