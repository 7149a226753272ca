import type { Clock, Pace } from '../async/clock.ts'
import type { AwsAccount } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import type { StepStatus } from '../checklist/checklist.ts'
import type { NewJournalEvent } from '../checklist/events.ts'
import type { AccountFacts } from '../checklist/facts.ts'
import { JournalUnusable } from '../checklist/journalUnusable.ts'
import type { Account, Onboarding } from '../onboarding/onboarding.ts'
import { ProblemError, type ProblemWords } from '../problems/problem.ts'
import { problemOf, unexpectedProblem } from '../problems/problemOf.ts'

type ForAccount<E> = E extends { readonly accountId: string } ? Omit<E, 'accountId'> : never
/** A new event about the account at hand. */
export type NewAccountEvent = ForAccount<NewJournalEvent>

/** What a person allowed before the activity. */
export interface Consent {
  /**
   * To the IAM resources that the template creates: `templateHash` for the template that was shown, `any` for any
   * template, `none` for no more than the consents in the journal.
   */
  readonly iam: 'none' | 'any' | { readonly templateHash: string }
  /** To delete a stack that can only be deleted, so that it can be created again. */
  readonly replaceFailedStack: boolean
}

/** All that a step may use. One for each account and activity. */
export interface StepContext {
  readonly onboarding: Onboarding
  readonly account: Account
  readonly aws: AwsAccount
  readonly clock: Clock
  readonly pace: Pace
  readonly signal: AbortSignal
  readonly consent: Consent
  /** What the journal knows of this account, now. */
  facts(): AccountFacts
  /** Resolves when the event is on disk: await it before every call that changes something. */
  record(event: NewAccountEvent): Promise<void>
  /** Resolves at once, or after a pause; rejects when the activity was cancelled. */
  checkpoint(): Promise<void>
  /** Shows a line of progress; it is not stored. */
  tell(line: string): void
}

/** How a step, or its work in one Region, ended. */
export interface StepResult extends StepStatus {
  readonly problems: readonly ProblemWords[]
}

export const DONE: StepResult = { state: 'done', problems: [] }
export const TODO: StepResult = { state: 'todo', problems: [] }

/** The status of a result, without its problems. */
export function statusOf(outcome: StepResult): StepStatus {
  const { state, for: who, due } = outcome
  return { state, ...(who && { for: who }), ...(due !== undefined && { due }) }
}

/** The result with these problems: `waiting` if each waits for somebody, or else `failed`. */
export function resultOf(problems: readonly ProblemWords[]): StepResult {
  if (problems.length === 0) return DONE
  if (problems.some((problem) => problem.waitsFor === undefined)) return { state: 'failed', problems }
  const waitsFor = problems.some((problem) => problem.waitsFor === 'customer') ? 'customer' : 'activeeye'
  return { state: 'waiting', for: waitsFor, problems }
}

/** Reads what a step threw. Rethrows when the activity was cancelled: that is not a problem. */
export function resultOfError(error: unknown, where: string, signal: AbortSignal): StepResult {
  signal.throwIfAborted()
  return resultOf([problemOfError(error, where)])
}

/** The problem for anything that was thrown. Rethrows when the journal can't be written: that ends the activity. */
export function problemOfError(error: unknown, where: string): ProblemWords {
  if (error instanceof JournalUnusable) throw error
  if (error instanceof ProblemError) return error.problem
  if (error instanceof AwsFailure) return problemOf(error.details, where)
  return unexpectedProblem(error, where)
}

/** For sentences: "account prod (111122223333)", and with a Region "…, us-east-1". */
export function placeOf(account: Account, region?: string): string {
  const place = `account ${account.name} (${account.accountId})`
  return region === undefined ? place : `${place}, ${region}`
}
