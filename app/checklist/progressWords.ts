import { STEPS } from '../onboarding/stepName.ts'
import { plural } from '../text/plural.ts'
import { type ActivityStatus, isLive } from './activityStatus.ts'
import type { AccountStatus, Turn } from './checklist.ts'
import { connectorStage } from './connectorSheet.ts'
import { isMonitored, isReached, wasLookedAt } from './coverage.ts'
import { vpcsWords } from './headline.ts'
import { isVerified, RUN_STEPS } from './ownSteps.ts'
import { AT_THE_SCREEN, type StateWord, turnTone, waitingWord } from './stateWords.ts'
import { totalsOf } from './totals.ts'
import { turnOfProblem } from './turns.ts'

/** How far the plan, the run, the connectors and the report are, in a word or two, for the person at the screen. */

/** What the plan found: whether every account was looked at, and what prevents something. */
export function planWord(
  accounts: readonly AccountStatus[],
  activity: ActivityStatus | undefined,
): StateWord {
  const monitored = accounts.filter(isMonitored)
  const isPlan = activity?.activity === 'plan'
  if (isPlan && isLive(activity))
    return isSignInNeeded(monitored) ? SIGN_IN_NEEDED : { word: 'Looking', tone: 'running' }
  const tried = monitored.filter(({ lastSeen }) => lastSeen !== undefined)
  if (tried.length === 0) return { word: 'Not looked at yet', tone: 'todo' }
  // An account that was looked at stays so when its sign-in ends in a later run.
  const unseen = monitored.filter((account) => !(isPlan ? isReached : wasLookedAt)(account))
  if (unseen.length > 0) {
    if (isPlan && isSignInNeeded(unseen)) return SIGN_IN_NEEDED
    return { word: `${monitored.length - unseen.length} of ${monitored.length} looked at`, tone: 'partial' }
  }
  const turns = monitored.flatMap(({ problems }) => problems.map(turnOfProblem))
  // What failed in a later run stands at the run.
  const problems = isPlan ? turns.filter(isSolvedByCustomer).length : 0
  if (problems > 0) return { word: plural(problems, 'problem'), tone: 'bad' }
  const decisions = turns.filter(({ what }) => what === 'decide').length
  if (decisions > 0) return { word: `Your turn: decide ${decisions}`, tone: turnTone('customer') }
  return { word: 'Looked at', tone: 'good' }
}

const SIGN_IN_NEEDED: StateWord = { word: 'Your turn: sign in', tone: turnTone('customer') }

function isSignInNeeded(accounts: readonly Pick<AccountStatus, 'turns'>[]): boolean {
  return accounts.some(({ turns }) => turns.some(({ what }) => what === 'signIn'))
}

/** The connectors have a page of their own, a decision is no fault, and neither is what ActiveEye has to do. */
function isSolvedByCustomer({ who, what }: Turn): boolean {
  return who === 'customer' && what !== 'correctConnector' && what !== 'decide'
}

/** What the app does itself. It is done when that is verified: a connector that a person still has to add does not count. */
export function runWord(accounts: readonly AccountStatus[], activity: ActivityStatus | undefined): StateWord {
  const monitored = accounts.filter(isMonitored)
  const count = monitored.length
  const totals = totalsOf(monitored)
  const hadRun = isAfterPlan(activity)
  if (hadRun && isLive(activity)) {
    if (isSignInNeeded(monitored)) return SIGN_IN_NEEDED
    const word = totals.vpcs === 0 ? 'Working' : vpcsWords(totals)
    return activity.state === 'paused'
      ? { word: totals.vpcs === 0 ? 'Paused' : `Paused, ${word}`, tone: 'none' }
      : { word, tone: 'running' }
  }
  // What is wrong with a connector stands at the connectors.
  const own = monitored.map(withoutConnector)
  const failed = own.filter(({ steps }) => STEPS.some((step) => steps[step].state === 'failed')).length
  if (failed > 0 && hadRun) return { word: `${failed} of ${count} failed`, tone: 'bad' }
  if (totals.complete === count && count > 0) return { word: `${count} of ${count} complete`, tone: 'good' }
  if (!isBegun(monitored, hadRun)) return { word: 'Not started', tone: 'todo' }
  if (isVerified(own, RUN_STEPS)) return { word: vpcsWords(totals), tone: 'good' }
  const open = own.filter((account) => !isVerified([account], RUN_STEPS))
  if (isSignInNeeded(open)) return SIGN_IN_NEEDED
  if (open.every(({ turns }) => isWaitedFor('activeeye', turns)))
    return waitingWord(['activeeye'], AT_THE_SCREEN)
  return { word: `${count - open.length} of ${count} done`, tone: 'partial' }
}

/** A failure of a plan is not a failure of a run. */
function isAfterPlan(activity: ActivityStatus | undefined): activity is ActivityStatus {
  return activity !== undefined && activity.activity !== 'plan'
}

/** A run has done something, or what a run makes was found. That a look could not sign in is no work. */
function isBegun(accounts: readonly AccountStatus[], hadRun: boolean): boolean {
  return accounts.some(({ state, steps }) =>
    hadRun ? state !== 'notStarted' : state === 'complete' || steps.stack.state === 'done',
  )
}

function withoutConnector(account: AccountStatus): AccountStatus {
  const { steps, problems } = account
  return {
    ...account,
    steps: { ...steps, connector: { state: 'todo' } },
    problems: problems.filter(({ step }) => step !== 'connector'),
    turns: account.turns.filter(({ what }) => what !== 'addConnector' && what !== 'correctConnector'),
  }
}

/** ActiveEye has to act before the run can go on, and the customer has nothing to do for it. */
function isWaitedFor(who: Turn['who'], turns: readonly Turn[]): boolean {
  return turns.length > 0 && turns.every((turn) => turn.who === who)
}

/** Whether there is something to tell ActiveEye. */
export function reportWord(
  accounts: readonly AccountStatus[],
  activity: ActivityStatus | undefined,
): StateWord {
  const isReady = !isLive(activity) && isBegun(accounts.filter(isMonitored), isAfterPlan(activity))
  return isReady ? { word: 'Ready to send', tone: 'good' } : { word: 'After the run', tone: 'todo' }
}

/** Whose turn the connectors are. */
export function connectorsWord(accounts: readonly AccountStatus[]): StateWord {
  const monitored = accounts.filter(isMonitored)
  const count = monitored.length
  const stages = monitored.map(connectorStage)
  const isEvery = (stage: ReturnType<typeof connectorStage>) => stages.every((each) => each === stage)
  if (count === 0 || isEvery('early')) return { word: 'After the run', tone: 'todo' }
  const waiting = (wanted: Turn) =>
    monitored.filter(({ turns }) => turns.some(({ who, what }) => who === wanted.who && what === wanted.what))
      .length
  const toCorrect = waiting({ who: 'customer', what: 'correctConnector' })
  if (toCorrect > 0) return { word: `Your turn: correct ${toCorrect}`, tone: turnTone('customer') }
  const toAdd = waiting({ who: 'customer', what: 'addConnector' })
  if (toAdd > 0) return { word: `Your turn: add ${toAdd}`, tone: turnTone('customer') }
  if (waiting({ who: 'activeeye', what: 'addConnector' }) > 0)
    return waitingWord(['activeeye'], AT_THE_SCREEN)
  const done = stages.filter((stage) => stage === 'confirmed').length
  return { word: `${done} of ${count} confirmed`, tone: done === count ? 'good' : 'todo' }
}
