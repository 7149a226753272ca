import type { AccountStatus } from '../checklist/checklist.ts'
import { isLive } from '../checklist/liveActivity.ts'
import { STEPS_BEHIND_SIGN_IN } from '../checklist/ownSteps.ts'
import type { ActivityStatus } from '../checklist/snapshot.ts'
import type { StepName } from '../onboarding/stepName.ts'

type Steps = Pick<AccountStatus, 'steps' | 'problems'>

/** The accounts that the work under way waits in until somebody has signed in again, in the file's order. */
export function waitingForSignIn<A extends Steps>(
  accounts: Iterable<A>,
  activity: ActivityStatus | undefined,
): readonly A[] {
  if (!isLive(activity)) return []
  return [...accounts].filter(
    (account) =>
      waitsForYou(account, 'signIn') && STEPS_BEHIND_SIGN_IN.some((step) => isHeldUp(account, step)),
  )
}

/**
 * It waits with the sign-in: a reason of its own would be a problem of its own. Where nobody was signed in to begin
 * with, no step has begun, and nothing would go on by itself.
 */
function isHeldUp(account: Steps, step: StepName): boolean {
  return waitsForYou(account, step) && account.problems.every((problem) => problem.step !== step)
}

function waitsForYou({ steps }: Steps, step: StepName): boolean {
  return steps[step].state === 'waiting' && steps[step].for === 'you'
}
