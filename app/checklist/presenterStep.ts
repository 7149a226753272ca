import { type ActivityStatus, isLive } from './activityStatus.ts'
import type { AccountStatus } from './checklist.ts'
import { isMonitored, wasLookedAt } from './coverage.ts'
import { type NextStep, nextStepsOf } from './nextStep.ts'

/**
 * Where a call stands: what comes next by {@link nextStepsOf}, and what is before and beside that.
 * - `open`: no onboarding is open.
 * - `addAccounts`: it has no account.
 * - `look`: nothing was looked at yet.
 * - `working`: an activity is under way, and nobody is waited for.
 */
export type PresenterStep = { readonly do: 'open' | 'addAccounts' | 'look' | 'working' } | NextStep

interface Known {
  readonly isOpen: boolean
  readonly accounts: readonly AccountStatus[]
  readonly activity: ActivityStatus | undefined
}

/** The current step, and what others can do meanwhile. */
export function presenterSteps({
  isOpen,
  accounts,
  activity,
}: Known): readonly [PresenterStep, ...NextStep[]] {
  if (!isOpen) return [{ do: 'open' }]
  const monitored = accounts.filter(isMonitored)
  if (monitored.length === 0) return [{ do: 'addAccounts' }]
  if (isLive(activity)) {
    const waiting = monitored.filter(({ turns }) => turns.some(({ what }) => what === 'signIn')).length
    return waiting === 0 ? [{ do: 'working' }] : [{ do: 'signIn', who: 'customer', accounts: waiting }]
  }
  const [next = { do: 'report' } as const, ...others] = nextStepsOf(monitored)
  return next.do === 'run' && !monitored.some(wasLookedAt) ? [{ do: 'look' }] : [next, ...others]
}
