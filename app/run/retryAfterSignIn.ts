import type { AwsAccount, FlowLogsApi, StacksApi } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import { ProblemError, type ProblemWords } from '../problems/problem.ts'
import { problemOf } from '../problems/problemOf.ts'
import { signIn } from '../steps/signInStep.ts'
import { placeOf, type StepContext } from '../steps/step.ts'

/** How often one call is retried. When a call needs more sign-ins than this, something else is wrong. */
const MAX_SIGN_INS = 5

/**
 * Wraps the account so that a run survives the end of its sign-in: a call that fails for lack of a sign-in waits for a
 * new one and is retried with the same request. That is safe for writes too, because AWS refused before it did
 * anything. `identify`, which verifies a sign-in, is not retried.
 * @param signInAgain resolves when a new sign-in is verified; what it rejects with ends the call.
 */
export function retryAfterSignIn(aws: AwsAccount, signInAgain: () => Promise<void>): AwsAccount {
  async function retry<T>(call: () => Promise<T>): Promise<T> {
    for (let signIns = 0; ; signIns += 1) {
      try {
        return await call()
      } catch (error) {
        if (!needsSignIn(error) || signIns === MAX_SIGN_INS) throw error
        await signInAgain()
      }
    }
  }

  return {
    ...aws,
    describeRegions: (signal) => retry(() => aws.describeRegions(signal)),
    flowLogsIn: (region) => retryFlowLogs(aws.flowLogsIn(region), retry),
    stacksIn: (region) => retryStacks(aws.stacksIn(region), retry),
  }
}

function needsSignIn(error: unknown): boolean {
  return (
    error instanceof AwsFailure &&
    (error.details.reason === 'signInExpired' || error.details.reason === 'signInMissing')
  )
}

type Retry = <T>(call: () => Promise<T>) => Promise<T>

function retryFlowLogs(api: FlowLogsApi, retry: Retry): FlowLogsApi {
  return {
    ...api,
    describeVpcs: (signal) => retry(() => api.describeVpcs(signal)),
    describeFlowLogs: (signal) => retry(() => api.describeFlowLogs(signal)),
    describeSubnets: (ids, signal) => retry(() => api.describeSubnets(ids, signal)),
    describeNetworkInterfaces: (ids, signal) => retry(() => api.describeNetworkInterfaces(ids, signal)),
    describeTaggedInterfaces: (vpcId, tag, signal) =>
      retry(() => api.describeTaggedInterfaces(vpcId, tag, signal)),
    createFlowLogs: (request) => retry(() => api.createFlowLogs(request)),
    deleteFlowLogs: (ids) => retry(() => api.deleteFlowLogs(ids)),
  }
}

/** Events are for watching only, so nobody is asked to sign in for them: the next look at the stack asks. */
function retryStacks(api: StacksApi, retry: Retry): StacksApi {
  return {
    ...api,
    getTemplateSummary: (url, signal) => retry(() => api.getTemplateSummary(url, signal)),
    getTemplate: (nameOrId, signal) => retry(() => api.getTemplate(nameOrId, signal)),
    describeStack: (nameOrId, signal) => retry(() => api.describeStack(nameOrId, signal)),
    describeFailures: (id, signal) => retry(() => api.describeFailures(id, signal)),
    createStack: (request) => retry(() => api.createStack(request)),
    deleteStack: (id, token) => retry(() => api.deleteStack(id, token)),
  }
}

/**
 * Gives a function that waits until a new sign-in of the account is verified; concurrent calls share one wait.
 * Meanwhile the step `signIn` is waiting for the person. A sign-in to another account is reported and not used.
 * @returns a promise that resolves when the work can continue, and rejects when the activity is cancelled or AWS can't
 * be called.
 */
export function awaitSignIn(context: StepContext): () => Promise<void> {
  let waiting: Promise<void> | undefined
  return () => {
    waiting ??= waitForSignIn(context).finally(() => {
      waiting = undefined
    })
    return waiting
  }
}

async function waitForSignIn(context: StepContext): Promise<void> {
  const { aws, signal } = context
  let reported: string | undefined
  for (;;) {
    // Subscribed before the check, so that a sign-in during the check is not missed.
    const done = new AbortController()
    const cancel = () => done.abort(signal.reason)
    signal.addEventListener('abort', cancel, { once: true })
    const news = aws.signInNews(done.signal)
    news.catch(() => undefined)
    try {
      await signIn(context)
      if (reported !== undefined)
        await context.record({ type: 'stepChanged', step: 'signIn', state: 'done', problems: [] })
      return
    } catch (error) {
      signal.throwIfAborted()
      const problem = problemOfSignIn(error, context)
      if (problem.message !== reported) await report(problem, context)
      reported = problem.message
      await news
    } finally {
      signal.removeEventListener('abort', cancel)
      done.abort(new Error('Answered.'))
    }
  }
}

async function report(problem: ProblemWords, context: StepContext): Promise<void> {
  const problems = [{ ...problem, step: 'signIn' as const }]
  await context.record({ type: 'stepChanged', step: 'signIn', state: 'waiting', for: 'customer', problems })
}

/** Rethrows an error that a new sign-in does not solve. */
function problemOfSignIn(error: unknown, { account }: StepContext): ProblemWords {
  const where = placeOf(account)
  if (error instanceof ProblemError && error.problem.kind === 'wrongAccount') {
    return {
      ...error.problem,
      next: 'Sign in to the right account: the work on this account waits for it and then continues where it stopped.',
      waitsFor: 'customer',
    }
  }
  if (!needsSignIn(error) || !(error instanceof AwsFailure)) throw error
  return {
    ...problemOf(error.details, where),
    message: `The sign-in for ${where} ended during the work.`,
    next: 'Sign in again: the work on this account waits for it and then continues where it stopped. Other accounts are not affected.',
  }
}
