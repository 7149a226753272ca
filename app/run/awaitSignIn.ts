import { AwsFailure } from '../aws/awsFailure.ts'
import { ProblemError, type ProblemWords } from '../problems/problem.ts'
import { problemOf } from '../problems/problemOf.ts'
import { signIn } from '../steps/signInStep.ts'
import { placeOf, type StepContext } from '../steps/step.ts'
import { isSignInGone } from './retryAfterSignIn.ts'

/**
 * Waits until the account's sign-in is proven anew; many who wait at once wait together. Meanwhile the step `signIn`
 * says who is waited for. A sign-in to another account is told and waited on: nothing is done with it.
 * @returns resolves when work can go on; rejects when the activity is cancelled, or AWS can't be asked.
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
  let told: string | undefined
  for (;;) {
    // Before the question, or news that come during it would be missed.
    const done = new AbortController()
    const cancel = () => done.abort(signal.reason)
    signal.addEventListener('abort', cancel, { once: true })
    const news = aws.signInNews(done.signal)
    news.catch(() => undefined)
    try {
      await signIn(context)
      if (told !== undefined)
        await context.record({ type: 'stepChanged', step: 'signIn', state: 'done', problems: [] })
      return
    } catch (error) {
      signal.throwIfAborted()
      const problem = problemOfSignIn(error, context)
      if (problem.message !== told) await tell(problem, context)
      told = problem.message
      await news
    } finally {
      signal.removeEventListener('abort', cancel)
      done.abort(new Error('Answered.'))
    }
  }
}

async function tell(problem: ProblemWords, context: StepContext): Promise<void> {
  const problems = [{ ...problem, step: 'signIn' as const }]
  await context.record({ type: 'stepChanged', step: 'signIn', state: 'waiting', for: 'you', problems })
}

/** Rethrows what a new sign-in does not mend. */
function problemOfSignIn(error: unknown, { account }: StepContext): ProblemWords {
  const where = placeOf(account)
  if (error instanceof ProblemError && error.problem.kind === 'wrongAccount') {
    return {
      ...error.problem,
      next: 'Sign in to the right account: the work here waits for it and then goes on at the same place.',
      waitsFor: 'you',
    }
  }
  if (!isSignInGone(error) || !(error instanceof AwsFailure)) throw error
  return {
    ...problemOf(error.details, where),
    message: `The sign-in for ${where} has ended in the middle of the work.`,
    next: 'Sign in again: the work here waits for it and then goes on at the same place. Other accounts are not held up.',
  }
}
