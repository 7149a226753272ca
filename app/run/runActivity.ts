import { allFinished } from '../async/allFinished.ts'
import type { Clock, Pace } from '../async/clock.ts'
import type { AwsAccount } from '../aws/awsAccount.ts'
import { type AccountFacts, problemsOf } from '../checklist/facts.ts'
import type { Journal } from '../checklist/journal.ts'
import { factsFor } from '../checklist/otherDestination.ts'
import { flowLogDestinationOf } from '../onboarding/activeeyeAddresses.ts'
import type { Account, Onboarding } from '../onboarding/onboarding.ts'
import type { StepName } from '../onboarding/stepName.ts'
import { signInAndCheckRegions } from '../steps/checkRegions.ts'
import { checkDelivery, deliveryAfterRun } from '../steps/deliveryStep.ts'
import { ensureFlowLogs, lookAfterUndo, lookAtFlowLogs, undoFlowLogs } from '../steps/flowLogsStep.ts'
import { lookForTagged, recordNoLook } from '../steps/lookForTagged.ts'
import { deletedUnseen } from '../steps/ours.ts'
import { signIn } from '../steps/signInStep.ts'
import { ensureStack, lookAtStack, undoStacks } from '../steps/stackStep.ts'
import { placeOf, resultOfError, type StepContext, type StepResult, statusOf, TODO } from '../steps/step.ts'
import { type ActivityRequest, accountsToWorkOn } from './activityRequest.ts'
import type { PauseControl } from './pauseControl.ts'
import { awaitSignIn, retryAfterSignIn } from './retryAfterSignIn.ts'
import { openWorkWindow, type WorkPlace, type WorkWindow } from './workWindow.ts'
import type { WritesInFlight } from './writesInFlight.ts'

/** What the runner needs from outside. */
export interface RunnerPorts {
  readonly onboarding: Onboarding
  readonly journal: Journal
  /** Makes no call by itself; the steps do. */
  awsOf(account: Account): AwsAccount
  readonly clock: Clock
  readonly pace: Pace
  readonly control: PauseControl
  readonly inFlight: WritesInFlight
  /** Recorded in the journal: the version of the app and the person. */
  readonly appVersion: string
  readonly user: string
  /** Shows a line of progress; it is not stored. */
  tell(accountId: string, line: string): void
  /** The activity begins its work on this account, or ends it. */
  onWork(accountId: string, isAtWork: boolean): void
}

type Step = (context: StepContext) => Promise<StepResult>

/**
 * Does one activity for all its accounts, as many at once as the window has room for; the limits on calls are those of
 * main/aws.
 * Rejects only when the journal can't be written any more, or with the signal's reason when cancelled.
 */
export async function runActivity(request: ActivityRequest, ports: RunnerPorts): Promise<void> {
  const { journal, onboarding } = ports
  const { activity } = request
  await journal.record({ type: 'activityStarted', activity, appVersion: ports.appVersion, user: ports.user })
  let outcome: 'finished' | 'cancelled' | 'failed' = 'failed'
  try {
    const window = openWorkWindow(ports.clock, ports.control.signal)
    const accounts = accountsToWorkOn(onboarding.accounts, request)
    await allFinished(accounts.map((account) => runAccount(account, request, ports, window)))
    outcome = 'finished'
  } finally {
    if (ports.control.signal.aborted) outcome = 'cancelled'
    await journal.record({ type: 'activityEnded', outcome })
  }
}

async function runAccount(
  account: Account,
  request: ActivityRequest,
  ports: RunnerPorts,
  window: WorkWindow,
): Promise<void> {
  const place = await window.enter(account)
  try {
    // Before the account counts as begun: after a cancel, one that never began has not ended either.
    await ports.control.checkpoint()
    ports.onWork(account.accountId, true)
    await runSteps(account, request, ports, place).finally(() => ports.onWork(account.accountId, false))
  } finally {
    place.leave()
  }
}

async function runSteps(
  account: Account,
  request: ActivityRequest,
  ports: RunnerPorts,
  place: WorkPlace,
): Promise<void> {
  const asked = workOf(request, account)
  if (asked.isNothing) return
  const signingIn = contextFor(account, request, ports)
  // Undo removes what there is, whatever the file says now.
  const isUndo = request.activity === 'undo' || request.activity === 'undoPlan'
  const signedIn = await runStep('signIn', isUndo ? signIn : signInAndCheckRegions, signingIn)
  if (signedIn.state !== 'done') {
    if (request.activity === 'undoPlan') await recordNoLook(signingIn, signedIn.problems[0])
    return
  }
  const context = request.whenSignInExpires === 'wait' ? retryingAfterSignIn(signingIn) : signingIn
  if (request.activity === 'undoPlan') await lookForTagged(context)
  const { stack, flowLogs, delivery } =
    request.activity === 'undoPlan' ? afterInterruptedUndo(context.facts()) : asked
  const skips = new Set(request.skip)
  const keeps = request.activity === 'undo' ? 'nothing' : 'problems'
  // From here on nothing is known of the delivery.
  if (request.activity === 'undo' && flowLogs !== undefined) await settleStep('delivery', TODO, context)
  // The stack and the flow logs do not wait for each other; delivery is judged by what the flow-log step saw.
  await allFinished<unknown>([
    ...(stack
      ? [skips.has('stack') ? skipStep('stack', context) : runStep('stack', stack, context, keeps)]
      : []),
    ...(flowLogs
      ? [
          skips.has('flowLogs')
            ? skipStep('flowLogs', context)
            : // A stack takes minutes in which hardly a call is made.
              runStep('flowLogs', flowLogs, context, keeps).finally(place.leave),
        ]
      : []),
  ])
  if (delivery !== undefined) await runStep('delivery', delivery, context)
  else if (request.activity === 'run') {
    const outcome = deliveryAfterRun(context)
    if (outcome !== undefined) await settleStep('delivery', outcome, context)
  }
}

/** An ended sign-in is waited for from here on; a sign-in that was missing from the start is not. */
function retryingAfterSignIn(context: StepContext): StepContext {
  return { ...context, aws: retryAfterSignIn(context.aws, awaitSignIn(context)) }
}

/** The steps of an account that an activity does. */
interface AccountWork {
  /** The account is not even signed in to. */
  readonly isNothing?: true
  readonly stack?: Step
  readonly flowLogs?: Step
  readonly delivery?: Step
}

function workOf({ activity, remove }: ActivityRequest, { accountId }: Account): AccountWork {
  switch (activity) {
    case 'plan':
      return { stack: (context) => lookAtStack(context, 'plan'), flowLogs: lookAtFlowLogs }
    case 'run':
      return { stack: ensureStack, flowLogs: ensureFlowLogs }
    case 'check':
      return {
        stack: (context) => lookAtStack(context, 'check'),
        flowLogs: lookAtFlowLogs,
        delivery: async (context) => checkDelivery(context),
      }
    case 'undoPlan':
      return {}
    case 'undo':
      return undoWorkOf(remove.filter((shown) => shown.accountId === accountId))
  }
}

/** Steps of which nothing is removed keep their states. */
function undoWorkOf(shown: ActivityRequest['remove']): AccountWork {
  const stackIds = shown.flatMap(({ stackId }) => stackId ?? [])
  const flowLogs = shown.flatMap((account) => account.flowLogs)
  if (stackIds.length + flowLogs.length === 0) return { isNothing: true }
  return {
    ...(stackIds.length > 0 && { stack: (context) => undoStacks(context, stackIds) }),
    ...(flowLogs.length > 0 && { flowLogs: (context) => undoFlowLogs(context, flowLogs) }),
  }
}

/** What an undo deleted before it was interrupted is looked at, so that no tick is left of it. */
function afterInterruptedUndo(facts: AccountFacts): AccountWork {
  const { regions, stack } = deletedUnseen(facts)
  return {
    ...(stack && { stack: (context) => lookAtStack(context, 'check') }),
    ...(regions.length > 0 && { flowLogs: (context) => lookAfterUndo(context, regions) }),
  }
}

/** Runs a step and records that it is running, then its result, or the problem that it threw. */
async function runStep(
  step: StepName,
  run: Step,
  context: StepContext,
  keeps: 'problems' | 'nothing' = 'problems',
): Promise<StepResult> {
  await context.checkpoint()
  // A known problem stays until the step has looked again, also when the activity is cancelled before.
  const problems = keeps === 'problems' ? problemsOf(context.facts().steps[step]) : []
  await context.record({ type: 'stepChanged', step, state: 'running', problems })
  const outcome = await run(context).catch((error: unknown) =>
    resultOfError(error, placeOf(context.account), context.signal),
  )
  await settleStep(step, outcome, context)
  return outcome
}

/** Records the step as skipped, except when it is done already. */
async function skipStep(step: StepName, context: StepContext): Promise<void> {
  if (context.facts().steps[step]?.state === 'done') return
  await settleStep(step, { state: 'skipped', problems: [] }, context)
}

function settleStep(step: StepName, outcome: StepResult, context: StepContext): Promise<void> {
  const problems = outcome.problems.map((problem) => ({ ...problem, step }))
  return context.record({ type: 'stepChanged', step, ...statusOf(outcome), problems })
}

function contextFor(account: Account, { consent }: ActivityRequest, ports: RunnerPorts): StepContext {
  const { accountId } = account
  const { onboarding, journal, clock, pace, control } = ports
  const destination = flowLogDestinationOf(onboarding)
  return {
    onboarding,
    account,
    aws: askingRegionsOnce(ports.inFlight.noting(ports.awsOf(account), account)),
    clock,
    pace,
    // Each call listens on the signal that it is given, and leaving a signal takes as long as it has listeners: one
    // signal for all accounts costs with the square of them.
    signal: AbortSignal.any([control.signal]),
    consent,
    facts: () => factsFor(journal.account(accountId), destination),
    record: (event) => journal.record({ ...event, accountId }),
    checkpoint: () => control.checkpoint(),
    tell: (line) => ports.tell(accountId, line),
  }
}

/** The account's Regions do not change during an activity; an answer is kept, a failure is not. */
function askingRegionsOnce(aws: AwsAccount): AwsAccount {
  let known: ReturnType<AwsAccount['describeRegions']> | undefined
  return {
    ...aws,
    async describeRegions(signal) {
      try {
        known ??= aws.describeRegions(signal)
        return await known
      } catch (error) {
        known = undefined
        throw error
      }
    },
  }
}
