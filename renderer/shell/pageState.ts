import type { ActivityStatus } from '../../app/checklist/activityStatus.ts'
import { isLive } from '../../app/checklist/activityStatus.ts'
import type { AccountState, AccountStatus } from '../../app/checklist/checklist.ts'
import { isMonitored, isReached, wasLookedAt } from '../../app/checklist/coverage.ts'
import type { StateWord } from '../../app/checklist/stateWords.ts'
import type { OpenedOnboarding } from '../../app/contract/contract.ts'
import type { PageName } from '../../app/contract/pages.ts'
import { plural } from '../../app/text/plural.ts'

interface PageStateSources {
  readonly opened: OpenedOnboarding | undefined
  readonly accounts: ReadonlyMap<string, AccountStatus>
  readonly activity: ActivityStatus | undefined
  /** There are edits that are not in the file. */
  readonly hasDraft: boolean
}

/** The progress of a page's work in a word or two; undefined where there is nothing to say. */
export function pageState(page: PageName, known: PageStateSources): StateWord | undefined {
  const { opened } = known
  if (opened === undefined) return undefined
  if (opened.onboarding.accounts.length === 0 && page !== 'accounts') return undefined
  switch (page) {
    case 'start':
      return undefined
    case 'accounts':
      return accountsState(opened.onboarding.accounts.length, known.hasDraft)
    case 'plan':
      return planState(known)
    case 'run':
      return runState(known)
    case 'connectors':
      return connectorsState(known)
    case 'report':
    case 'reports':
      return undefined
  }
}

function accountsState(count: number, hasDraft: boolean): StateWord {
  if (hasDraft && count > 0) return { word: 'Draft not in file', tone: 'partial' }
  return count === 0 ? { word: 'None yet', tone: 'todo' } : { word: plural(count, 'account'), tone: 'good' }
}

function planState({ accounts, activity }: PageStateSources): StateWord {
  if (activity?.activity === 'plan' && isLive(activity)) return { word: 'Looking', tone: 'running' }
  const monitored = [...accounts.values()].filter(isMonitored)
  const tried = monitored.filter(({ lastSeen }) => lastSeen !== undefined)
  if (tried.length === 0) return { word: 'Not looked at yet', tone: 'todo' }
  // An account that was looked at stays so when its sign-in ends in a later run.
  const seen = tried.filter(activity?.activity === 'plan' ? isReached : wasLookedAt).length
  if (seen < monitored.length) return { word: `${seen} of ${monitored.length} looked at`, tone: 'partial' }
  return { word: 'Looked at', tone: 'good' }
}

function runState({ accounts, activity }: PageStateSources): StateWord {
  const states = [...accounts.values()].filter(isMonitored).map(({ state }) => state)
  const [count, complete, failed] = [states.length, countOf('complete', states), countOf('failed', states)]
  const word = `${complete} of ${count} complete`
  if (activity !== undefined && activity.activity !== 'plan' && isLive(activity)) {
    return activity.state === 'paused'
      ? { word: `Paused, ${word}`, tone: 'waiting' }
      : { word, tone: 'running' }
  }
  // A failure of a plan is not a failure of a run.
  const hadRun = activity !== undefined && activity.activity !== 'plan'
  if (failed > 0 && hadRun) return { word: `${failed} of ${count} failed`, tone: 'bad' }
  const isBegun = states.some((state) => state !== 'notStarted' && (state !== 'failed' || hadRun))
  if (!isBegun) return { word: 'Not started', tone: 'todo' }
  return { word, tone: complete === count ? 'good' : 'partial' }
}

function countOf(wanted: AccountState, states: readonly AccountState[]): number {
  return states.filter((state) => state === wanted).length
}

function connectorsState({ accounts }: PageStateSources): StateWord {
  const monitored = [...accounts.values()].filter(isMonitored)
  const count = monitored.length
  const done = monitored.filter(({ steps }) => steps.connector.state === 'done').length
  if (done === 0) return { word: `${count} to confirm`, tone: 'todo' }
  return { word: `${done} of ${count} confirmed`, tone: done === count ? 'good' : 'waiting' }
}
