import type { ActivityStatus } from '../../../app/checklist/activityStatus.ts'
import { activityName } from '../../../app/checklist/activityWords.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { type NextStep, nextStepsOf, nextStepWords } from '../../../app/checklist/nextStep.ts'
import { RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import { placesWords } from '../../../app/checklist/problemGroups.ts'
import { turnOfProblem } from '../../../app/checklist/turns.ts'
import { waveName } from '../../../app/onboarding/waves.ts'
import { problemTitle } from '../../../app/problems/problem.ts'
import { capitalized } from '../../../app/text/capitalized.ts'
import { plural } from '../../../app/text/plural.ts'
import type { OpenProblem } from '../../features/problems/openProblems.ts'

/** How the last activity ended, in words for a person, and what to do next. */
export interface RunOutcome {
  readonly type: 'success' | 'info' | 'warning' | 'error'
  readonly header: string
  readonly text: string
  readonly next: 'continue' | 'retry' | 'problem' | 'plan' | 'connectors' | 'report' | 'none'
  /** With `problem`: the first one, whose own button leads on. */
  readonly problem?: OpenProblem
}

/**
 * `undefined` while an activity is running, or when there was none.
 * @param problems all that are open, as they are listed
 */
export function runOutcome(
  activity: ActivityStatus | undefined,
  accounts: readonly AccountStatus[],
  problems: readonly OpenProblem[],
): RunOutcome | undefined {
  switch (activity?.state) {
    case undefined:
    case 'running':
    case 'paused':
      return undefined
    case 'interrupted':
      if (isUndo(activity)) return brokenOff(activity, 'warning', 'was interrupted')
      return {
        type: 'warning',
        header: `${activityName(activity.activity)} was interrupted`,
        text: 'The app ended while it was running. What was done is saved; continuing creates nothing twice.',
        next: 'continue',
      }
    case 'cancelled':
      if (isUndo(activity)) return brokenOff(activity, 'info', 'was cancelled')
      return {
        type: 'info',
        header: `${activityName(activity.activity)} was cancelled`,
        text: 'What was done stays. Continuing creates nothing twice.',
        next: 'continue',
      }
    case 'failed':
      if (isUndo(activity)) return brokenOff(activity, 'error', 'stopped with an error')
      return {
        type: 'error',
        header: `${activityName(activity.activity)} stopped with an error`,
        text: [activity.message ?? 'Something went wrong in the app.', activity.next]
          .filter((text) => text !== undefined)
          .join(' '),
        next: 'continue',
      }
    case 'finished':
      return finished(activity, accounts, problems)
  }
}

function isUndo({ activity }: ActivityStatus): boolean {
  return activity === 'undoPlan' || activity === 'undo'
}

/** An undo does not simply continue: it removes only what was shown, so it looks again first. */
function brokenOff({ activity, message }: ActivityStatus, type: RunOutcome['type'], how: string): RunOutcome {
  return {
    type,
    header: `${activityName(activity)} ${how}`,
    text: `${message === undefined ? '' : `${message} `}What was removed is removed. To go on, choose Undo: it looks first and shows what is left.`,
    next: 'none',
  }
}

function finished(
  { activity }: ActivityStatus,
  accounts: readonly AccountStatus[],
  problems: readonly OpenProblem[],
): RunOutcome {
  if (activity === 'plan') {
    return {
      type: 'info',
      header: 'The plan has finished',
      text: 'Nothing was created. The page Plan shows what a run would create.',
      next: 'plan',
    }
  }
  if (activity === 'undoPlan') {
    return {
      type: 'info',
      header: `${activityName(activity)} has finished`,
      text: 'Nothing was removed. Undo shows what would be removed, and asks.',
      next: 'none',
    }
  }
  if (activity === 'undo') {
    return {
      type: 'info',
      header: 'The undo has finished',
      text: 'To see whether anything is left, choose Undo: it looks first.',
      next: 'none',
    }
  }
  const name = activityName(activity)
  // What was entered wrongly in ActiveEye is no fault of the run.
  const [problem, ...others] = problems.filter(({ action }) => action !== 'openConnectors')
  if (problem !== undefined) return problemOutcome(name, problem, others.length)
  const retry = accountsToRetry(accounts).length
  if (retry > 0) {
    return {
      type: 'warning',
      header: `${name} has finished; ${plural(retry, 'account')} ${retry === 1 ? 'needs' : 'need'} something`,
      text: 'What is missing stands at each account.',
      next: 'retry',
    }
  }
  const steps = nextStepsOf(accounts)
  const [next = { do: 'report' as const }] = steps
  const textOf = (all: readonly NextStep[]) => `Next: ${all.map(nextStepWords).join(' ')}`
  if (next.do === 'run' && next.after !== undefined) {
    // That it is covered stands in the heading.
    const text = textOf(steps.map((step) => (step === next ? { ...step, after: undefined } : step)))
    return { type: 'success', header: `${capitalized(waveName(next.after))} is covered`, text, next: 'plan' }
  }
  const text = textOf(steps)
  switch (next.do) {
    case 'signIn':
    case 'acknowledge':
    case 'solveProblem':
    case 'decide':
    case 'run':
      return {
        type: 'info',
        header: `${name} has finished; something is missing in ${plural(next.accounts, 'account')}`,
        text,
        next: 'plan',
      }
    case 'addConnector':
    case 'correctConnector':
      return {
        type: 'success',
        header: 'Everything that the app can do is done',
        text,
        next: next.who === 'customer' ? 'connectors' : 'report',
      }
    case 'allowAccount':
      return {
        type: 'warning',
        header: `${name} has finished; ActiveEye has to act for ${plural(next.accounts, 'account')}`,
        text,
        next: 'report',
      }
    case 'check':
    case 'report':
      return { type: 'success', header: 'Every account is complete', text, next: 'report' }
  }
}

/** Names the cause: its own next step is what helps, and running again may only repeat it. */
function problemOutcome(name: string, problem: OpenProblem, others: number): RunOutcome {
  const { kind, places, accountIds } = problem
  const [{ problem: first } = {}] = places
  const turn = first && turnOfProblem(first)
  const next = turn && nextStepWords({ do: turn.what, who: turn.who, accounts: accountIds.length })
  const more = others > 0 ? `${plural(others, 'more problem')} below.` : undefined
  return {
    type: 'warning',
    header: `${name} has finished. ${problemTitle(kind)}: ${placesWords(places)}`,
    text: [next, more].filter((text) => text !== undefined).join(' '),
    next: 'problem',
    problem,
  }
}

/** The accounts that a run should try again: one of its steps has failed or waits. */
export function accountsToRetry(accounts: Iterable<Pick<AccountStatus, 'accountId' | 'steps'>>): string[] {
  return [...accounts]
    .filter(({ steps }) =>
      RUN_STEPS.some((step) => steps[step].state === 'failed' || steps[step].state === 'waiting'),
    )
    .map(({ accountId }) => accountId)
}
