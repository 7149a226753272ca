import { STEPS, type StepName } from '../onboarding/stepName.ts'
import { type Problem, waitsForSchema } from '../problems/problem.ts'
import { type AccountState, type AccountStatus, type Turn, turnActionSchema } from './checklist.ts'
import { coverageOf } from './coverage.ts'
import { RUN_STEPS } from './ownSteps.ts'

/** The state of an account as a whole and whose turn it is: every host, the report and the exit status show this. */

type StepsAndProblems = Pick<AccountStatus, 'steps' | 'problems'>
type Judged = StepsAndProblems & Pick<AccountStatus, 'regions'>

/** The work on this account waits until somebody signs in again. */
function isHeldUp({ steps }: StepsAndProblems): boolean {
  return steps.signIn.state === 'waiting'
}

/** @param isAtWork an activity is at work on this account. */
export function accountStateOf(account: Judged, isAtWork: boolean): AccountState {
  const { steps, regions } = account
  if (isAtWork) return isHeldUp(account) ? 'waiting' : 'working'
  if (STEPS.some((step) => steps[step].state === 'failed')) return 'failed'
  const isDone = [...RUN_STEPS, 'connector' as const].every((step) => steps[step].state === 'done')
  if (isDone) return 'complete'
  // Where no VPC is to be covered, a look alone finds the flow logs done: nothing has begun by that.
  const isFoundDone = steps.flowLogs.state === 'done' && coverageOf(regions).toCover === 0
  const isBegun = STEPS.some(
    (step) => step !== 'signIn' && steps[step].state !== 'todo' && !(step === 'flowLogs' && isFoundDone),
  )
  return isBegun || steps.signIn.state === 'waiting' ? 'waiting' : 'notStarted'
}

/**
 * Who has to do what, each once, in the order in which it is told. An account may wait for several.
 * @param isAtWork an activity is at work on this account, so nobody is waited for unless it needs a sign-in.
 */
export function turnsOf(account: StepsAndProblems, isAtWork: boolean): Turn[] {
  const { steps, problems } = account
  if (isAtWork) return isHeldUp(account) ? [{ who: 'customer', what: 'signIn' }] : []
  const turns: Turn[] = [
    ...problems.map(turnOfProblem),
    ...STEPS.flatMap((step): Turn[] => {
      const { state, for: who } = steps[step]
      if (state === 'failed') return [{ who: 'customer', what: 'solveProblem' }]
      if (state !== 'waiting' || who === undefined) return []
      // What was entered has to be corrected: the problem says so.
      if (step === 'connector' && problems.some((problem) => problem.step === step)) return []
      if (who === 'activeeye') return [{ who, what: step === 'connector' ? 'addConnector' : 'allowAccount' }]
      return [{ who, what: customersTurn(step) }]
    }),
  ]
  const isOpen = RUN_STEPS.some((step) => steps[step].state === 'todo' || steps[step].state === 'skipped')
  const comesAfterwards = turns.some(
    ({ who, what }) => who === 'customer' && what !== 'addConnector' && what !== 'correctConnector',
  )
  if (isOpen && !comesAfterwards) turns.push({ who: 'customer', what: 'run' })
  return turnActionSchema.options.flatMap((what) => {
    const [turn] = turns.filter((candidate) => candidate.what === what)
    return turn === undefined ? [] : [turn]
  })
}

/** What a step waits for, where it waits for the customer. */
function customersTurn(step: StepName): Turn['what'] {
  switch (step) {
    case 'signIn':
      return 'signIn'
    case 'stack':
      return 'acknowledge'
    case 'flowLogs':
    case 'delivery':
      return 'decide'
    case 'connector':
      return 'addConnector'
  }
}

/** ActiveEye's bucket refused the account, and ActiveEye did not answer yet. */
export function isRefusedByBucket({ turns }: Pick<AccountStatus, 'turns'>): boolean {
  return turns.some(({ who, what }) => who === 'activeeye' && what === 'allowAccount')
}

/** A turn and the accounts that wait for it. */
export interface OpenTurn<A> extends Turn {
  readonly accounts: readonly A[]
}

/** All turns of these accounts, each once: the customer's first, in the order in which they are told. */
export function openTurns<A extends Pick<AccountStatus, 'turns'>>(
  accounts: readonly A[],
): readonly OpenTurn<A>[] {
  return waitsForSchema.options.flatMap((who) =>
    turnActionSchema.options.flatMap((what) => {
      const waiting = accounts.filter(({ turns }) =>
        turns.some((turn) => turn.who === who && turn.what === what),
      )
      return waiting.length === 0 ? [] : [{ who, what, accounts: waiting }]
    }),
  )
}

/** Who has to do what about a problem. */
export function turnOfProblem({ kind, step, waitsFor }: Problem): Turn {
  if (waitsFor === 'activeeye') return { who: waitsFor, what: 'allowAccount' }
  if (step === 'connector') return { who: 'customer', what: 'correctConnector' }
  switch (kind) {
    case 'flowLogConflict':
      return { who: 'customer', what: waitsFor === undefined ? 'solveProblem' : 'decide' }
    case 'signInExpired':
    case 'wrongAccount':
      return { who: 'customer', what: 'signIn' }
    case 'acknowledgementNeeded':
      return { who: 'customer', what: 'acknowledge' }
    case 'bucketNotReady':
      // ActiveEye says that it allows the account now. Another bucket's owner is the customer's to ask.
      return { who: 'customer', what: waitsFor === undefined ? 'solveProblem' : 'run' }
    default:
      return { who: 'customer', what: 'solveProblem' }
  }
}
