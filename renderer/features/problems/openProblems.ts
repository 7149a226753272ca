import { isAnsweredRefusal } from '../../../app/checklist/activeeyeSaid.ts'
import type { AccountStatus, Checklist } from '../../../app/checklist/checklist.ts'
import { type ProblemGroup, problemGroups } from '../../../app/checklist/problemGroups.ts'
import { actionFor, type ProblemAction } from './problemAction.ts'

/** Problems that one button solves together. */
export interface OpenProblem extends Pick<ProblemGroup, 'key' | 'kind' | 'next' | 'places'> {
  readonly action: ProblemAction
  readonly accountIds: readonly string[]
}

/** The open problems, grouped by their cause and what the button does. What ActiveEye has to do is the last one. */
export function openProblems(checklist: Checklist): readonly OpenProblem[] {
  const accounts = new Map(checklist.accounts.map((account) => [account.accountId, account]))
  const groups = problemGroups(checklist.accounts)
  const isRefusal = (group: ProblemGroup) => group.kind === 'bucketNotReady' && !isAnsweredRefusal(group)
  return [...groups.filter((group) => !isRefusal(group)), ...groups.filter(isRefusal)].flatMap((group) =>
    byAction(group, accounts),
  )
}

function byAction(
  { key, kind, next, places }: ProblemGroup,
  accounts: ReadonlyMap<string, AccountStatus>,
): readonly OpenProblem[] {
  // Of a group, the kind says what helps in all places; a stack may or may not be one that can be replaced.
  const parts = Map.groupBy(places, ({ accountId, problem }) =>
    actionFor({ kind, step: problem.step, waitsFor: problem.waitsFor }, accounts.get(accountId)?.stack),
  )
  return [...parts].map(([action, own]) => ({
    key: JSON.stringify([key, action]),
    kind,
    next,
    action,
    places: own,
    accountIds: [...new Set(own.map(({ accountId }) => accountId))],
  }))
}
