import { allFinished } from '../async/allFinished.ts'
import type { Clock, Pace } from '../async/clock.ts'
import type { AwsAccount } from '../aws/awsAccount.ts'
import type { ActivityKind } from '../checklist/events.ts'
import type { Journal } from '../checklist/journal.ts'
import type { Account, Onboarding } from '../onboarding/onboarding.ts'
import type { StepName } from '../onboarding/stepName.ts'
import { checkDelivery } from '../steps/deliveryStep.ts'
import { ensureFlowLogs, lookAtFlowLogs, undoFlowLogs } from '../steps/flowLogsStep.ts'
import { signIn } from '../steps/signInStep.ts'
import { ensureStack, lookAtStack, undoStack } from '../steps/stackStep.ts'
import { placeOf, resultOfError, type StepContext, type StepResult, statusOf, TODO } from '../steps/step.ts'
import type { ActivityRequest } from './activityRequest.ts'
import type { PauseControl } from './pauseControl.ts'
import { awaitSignIn, retryAfterSignIn } from './retryAfterSignIn.ts'

/** What the runner needs from outside. */
export interface RunnerPorts {
  readonly onboarding: Onboarding
  readonly journal: Journal
  /** Makes no call by itself; the steps do. */
  awsOf(account: Account): AwsAccount
  readonly clock: Clock
  readonly pace: Pace
  readonly control: PauseControl
  /** Recorded in the journal: the version of the app and the person. */
  readonly appVersion: string
  readonly user: string
  /** Shows a line of progress; it is not stored. */
  tell(accountId: string, line: string): void
}

type Step = (context: StepContext) => Promise<StepResult>

/**
 * Does one activity for all its accounts concurrently; the limits on calls are those of main/aws.
 * Rejects only when the journal can't be written any more, or with the signal's reason when cancelled.
 */
export async function runActivity(request: ActivityRequest, ports: RunnerPorts): Promise<void> {
  const { journal, onboarding } = ports
  const { activity, only } = request
  await journal.record({ type: 'activityStarted', activity, appVersion: ports.appVersion, user: ports.user })
  let outcome: 'finished' | 'cancelled' | 'failed' = 'failed'
  try {
    const accounts = onboarding.accounts.filter(
      ({ accountId }) => only === undefined || only.includes(accountId),
    )
    await allFinished(accounts.map((account) => runAccount(account, request, ports)))
    outcome = 'finished'
  } finally {
    if (ports.control.signal.aborted) outcome = 'cancelled'
    await journal.record({ type: 'activityEnded', outcome })
  }
}

async function runAccount(account: Account, request: ActivityRequest, ports: RunnerPorts): Promise<void> {
  const signingIn = contextFor(account, request, ports)
  const signedIn = await runStep('signIn', signIn, signingIn)
  if (signedIn.state !== 'done') return
  const context = request.whenSignInExpires === 'wait' ? retryingAfterSignIn(signingIn) : signingIn
  const { stack, flowLogs, delivery } = stepsOf(request.activity)
  const skips = new Set(request.skip)
  // The stack and the flow logs do not wait for each other; delivery is judged by what the flow-log step saw.
  await allFinished<unknown>([
    skips.has('stack') ? skipStep('stack', context) : runStep('stack', stack, context),
    skips.has('flowLogs') ? skipStep('flowLogs', context) : runStep('flowLogs', flowLogs, context),
  ])
  if (delivery !== undefined) await runStep('delivery', delivery, context)
}

/** An ended sign-in is waited for from here on; a sign-in that was missing from the start is not. */
function retryingAfterSignIn(context: StepContext): StepContext {
  return { ...context, aws: retryAfterSignIn(context.aws, awaitSignIn(context)) }
}

function stepsOf(activity: ActivityKind): {
  readonly stack: Step
  readonly flowLogs: Step
  readonly delivery?: Step
} {
  switch (activity) {
    case 'plan':
      return { stack: (context) => lookAtStack(context, 'plan'), flowLogs: lookAtFlowLogs }
    case 'run':
      return { stack: ensureStack, flowLogs: ensureFlowLogs }
    case 'check':
      return {
        stack: (context) => lookAtStack(context, 'check'),
        flowLogs: lookAtFlowLogs,
        delivery: async (context) => checkDelivery(context.account, context.facts()),
      }
    case 'undo':
      return { stack: undoStack, flowLogs: undoFlowLogs, delivery: async () => TODO }
  }
}

/** Runs a step and records that it is running, then its result, or the problem that it threw. */
async function runStep(step: StepName, run: Step, context: StepContext): Promise<StepResult> {
  await context.checkpoint()
  await context.record({ type: 'stepChanged', step, state: 'running', problems: [] })
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
  return {
    onboarding,
    account,
    aws: ports.awsOf(account),
    clock,
    pace,
    signal: control.signal,
    consent,
    facts: () => journal.account(accountId),
    record: (event) => journal.record({ ...event, accountId }),
    checkpoint: () => control.checkpoint(),
    tell: (line) => ports.tell(accountId, line),
  }
}
