import type { AccountStatus, Checklist } from '../../../app/checklist/checklist.ts'
import type { ProblemKind } from '../../../app/problems/problem.ts'
import { type ProblemPlace, problemGroups } from '../../../app/report/reportData.ts'
import { actionFor, type ProblemAction } from './problemAction.ts'

/** Problems that one button solves together. */
export interface OpenProblem {
  /** Stays the same while places come and go. */
  readonly key: string
  readonly kind: ProblemKind
  readonly next: string
  readonly action: ProblemAction
  readonly places: readonly ProblemPlace[]
  readonly accountIds: readonly string[]
}

/** The open problems, grouped by their solution. What ActiveEye has to do is one group, the last one. */
export function openProblems(checklist: Checklist): readonly OpenProblem[] {
  const accounts = new Map(checklist.accounts.map((account) => [account.accountId, account]))
  const groups = problemGroups(checklist).flatMap(({ kind, next, places }) =>
    byAction(kind, next, places, accounts),
  )
  const refused = checklist.accounts.flatMap(({ accountId, name, problems }) =>
    problems.filter(({ kind }) => kind === 'bucketNotReady').map((problem) => ({ accountId, name, problem })),
  )
  const next = refused[0]?.problem.next
  return next === undefined ? groups : [...groups, ...byAction('bucketNotReady', next, refused, accounts)]
}

function byAction(
  kind: ProblemKind,
  next: string,
  places: readonly ProblemPlace[],
  accounts: ReadonlyMap<string, AccountStatus>,
): readonly OpenProblem[] {
  const parts = Map.groupBy(places, ({ accountId, problem }) =>
    actionFor(problem, accounts.get(accountId)?.stack),
  )
  return [...parts].map(([action, own]) => ({
    key: JSON.stringify([kind, next, action]),
    kind,
    next,
    action,
    places: own,
    accountIds: [...new Set(own.map(({ accountId }) => accountId))],
  }))
}
