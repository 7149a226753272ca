import { plural } from '../text/plural.ts'
import { type ActivityStatus, isLive } from './activityStatus.ts'
import type { AccountStatus, Turn } from './checklist.ts'
import { connectorStage } from './connectorSheet.ts'
import { isMonitored, isReached, wasLookedAt } from './coverage.ts'
import { vpcsWords } from './headline.ts'
import { isVerified, RUN_STEPS } from './ownSteps.ts'
import { AT_THE_SCREEN, type StateWord, waitingWord } from './stateWords.ts'
import { totalsOf } from './totals.ts'
import { turnOfProblem } from './turns.ts'

/** How far the plan, the run and the connectors are, in a word or two, for the person at the screen. */

/** What the plan found: whether every account was looked at, and what prevents something. */
export function planWord(
  accounts: readonly AccountStatus[],
  activity: ActivityStatus | undefined,
): StateWord {
  if (activity?.activity === 'plan' && isLive(activity)) return { word: 'Looking', tone: 'running' }
  const monitored = accounts.filter(isMonitored)
  const tried = monitored.filter(({ lastSeen }) => lastSeen !== undefined)
  if (tried.length === 0) return { word: 'Not looked at yet', tone: 'todo' }
  // An account that was looked at stays so when its sign-in ends in a later run.
  const seen = tried.filter(activity?.activity === 'plan' ? isReached : wasLookedAt).length
  if (seen < monitored.length) return { word: `${seen} of ${monitored.length} looked at`, tone: 'partial' }
  const turns = monitored.flatMap(({ problems }) => problems.map(turnOfProblem)).filter(isOfPlan)
  if (turns.length === 0) return { word: 'Looked at', tone: 'good' }
  return turns.every(({ what }) => what === 'decide')
    ? { word: `Your turn: decide ${turns.length}`, tone: 'partial' }
    : { word: plural(turns.length, 'problem'), tone: 'bad' }
}

/** The connectors have a page of their own, and what ActiveEye has to do is no fault of the plan. */
function isOfPlan({ who, what }: Turn): boolean {
  return who === 'customer' && what !== 'correctConnector'
}

/** What the app does itself. It is done when that is verified: a connector that a person still has to add does not count. */
export function runWord(accounts: readonly AccountStatus[], activity: ActivityStatus | undefined): StateWord {
  const monitored = accounts.filter(isMonitored)
  const count = monitored.length
  const totals = totalsOf(monitored)
  // A failure of a plan is not a failure of a run.
  const hadRun = activity !== undefined && activity.activity !== 'plan'
  if (hadRun && isLive(activity)) {
    const word = totals.vpcs === 0 ? 'Working' : vpcsWords(totals)
    return activity.state === 'paused'
      ? { word: totals.vpcs === 0 ? 'Paused' : `Paused, ${word}`, tone: 'waiting' }
      : { word, tone: 'running' }
  }
  const failed = monitored.filter(({ state }) => state === 'failed').length
  if (failed > 0 && hadRun) return { word: `${failed} of ${count} failed`, tone: 'bad' }
  if (totals.complete === count && count > 0) return { word: `${count} of ${count} complete`, tone: 'good' }
  const isBegun = monitored.some(({ state }) => state !== 'notStarted' && (state !== 'failed' || hadRun))
  if (!isBegun) return { word: 'Not started', tone: 'todo' }
  if (isVerified(monitored, RUN_STEPS)) return { word: vpcsWords(totals), tone: 'good' }
  const open = monitored.filter((account) => !isVerified([account], RUN_STEPS))
  const isActiveEyes = open.every(({ turns }) => isWaitedFor('activeeye', turns))
  if (isActiveEyes) return waitingWord(['activeeye'], AT_THE_SCREEN)
  return { word: `${count - open.length} of ${count} done`, tone: 'partial' }
}

/** ActiveEye has to act before the run can go on, and the customer has nothing to do for it. */
function isWaitedFor(who: Turn['who'], turns: readonly Turn[]): boolean {
  const ofRun = turns.filter(({ what }) => what !== 'addConnector' && what !== 'correctConnector')
  return ofRun.length > 0 && ofRun.every((turn) => turn.who === who)
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
  if (toCorrect > 0) return { word: `Your turn: correct ${toCorrect}`, tone: 'partial' }
  const toAdd = waiting({ who: 'customer', what: 'addConnector' })
  if (toAdd > 0) return { word: `Your turn: add ${toAdd}`, tone: 'partial' }
  if (waiting({ who: 'activeeye', what: 'addConnector' }) > 0)
    return waitingWord(['activeeye'], AT_THE_SCREEN)
  const done = stages.filter((stage) => stage === 'confirmed').length
  return { word: `${done} of ${count} confirmed`, tone: done === count ? 'good' : 'waiting' }
}
