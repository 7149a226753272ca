import type { ActivityStatus } from '../checklist/activityStatus.ts'
import { isLive } from '../checklist/activityStatus.ts'
import type { AccountStatus } from '../checklist/checklist.ts'
import { STEPS_BEHIND_SIGN_IN } from '../checklist/ownSteps.ts'
import type { StepName } from '../onboarding/stepName.ts'

type Steps = Pick<AccountStatus, 'steps' | 'problems'>

/** The accounts in which the running activity waits until a person signs in again, in the file's order. */
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
 * The step waits because of the sign-in: if it waited for another reason, it would have a problem. Where the sign-in
 * was missing from the start, no step has begun, and none would continue by itself.
 */
function isHeldUp(account: Steps, step: StepName): boolean {
  return waitsForYou(account, step) && account.problems.every((problem) => problem.step !== step)
}

function waitsForYou({ steps }: Steps, step: StepName): boolean {
  return steps[step].state === 'waiting' && steps[step].for === 'customer'
}
