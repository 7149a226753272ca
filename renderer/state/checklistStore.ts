import { create } from 'zustand'
import type { Progress } from '../../app/checklist/activityProgress.ts'
import type { ActivityStatus } from '../../app/checklist/activityStatus.ts'
import type { AccountStatus, Answer, Checklist, Totals } from '../../app/checklist/checklist.ts'
import type { ActivityLine, Patch } from '../../app/checklist/checklistPatch.ts'
import { projectChecklist } from '../../app/checklist/projectChecklist.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'

/** The mirror of main's checklist. Only patches write it; nothing here is authoritative. */
export interface ChecklistMirror {
  readonly revision: number
  readonly activity: ActivityStatus | undefined
  readonly totals: Totals | undefined
  /** The newest answer of ActiveEye. */
  readonly answer: Answer | undefined
  /** Of the running activity. */
  readonly progress: Progress | undefined
  /** By account ID, in the file's order. */
  readonly accounts: ReadonlyMap<string, AccountStatus>
  /** The last stack events, by account ID, newest last. */
  readonly lines: ReadonlyMap<string, readonly string[]>
}

const NOTHING: ChecklistMirror = {
  revision: 0,
  activity: undefined,
  totals: undefined,
  answer: undefined,
  progress: undefined,
  accounts: new Map(),
  lines: new Map(),
}

/** How many lines are kept of each account. */
const LINES = 50

export const useChecklist = create<ChecklistMirror>(() => NOTHING)

/** False when a patch was missed before this one: the caller has to watch again. */
export function applyPatch(patch: Patch): boolean {
  const known = useChecklist.getState()
  if (patch.base !== 0 && patch.base !== known.revision) return false
  const before = patch.base === 0 ? NOTHING : known
  useChecklist.setState({
    revision: patch.revision,
    activity: patch.activity,
    totals: patch.totals,
    answer: patch.answer,
    progress: patch.progress,
    accounts: merged(before.accounts, patch.accounts),
    lines: withLines(before.lines, patch.lines),
  })
  return true
}

/** Called when no onboarding is open any more. */
export function clearChecklist(): void {
  useChecklist.setState(NOTHING)
}

function merged(
  known: ChecklistMirror['accounts'],
  changed: readonly AccountStatus[],
): ChecklistMirror['accounts'] {
  if (changed.length === 0) return known
  const accounts = new Map(known)
  for (const account of changed) accounts.set(account.accountId, account)
  return accounts
}

function withLines(
  known: ChecklistMirror['lines'],
  added: readonly ActivityLine[],
): ChecklistMirror['lines'] {
  if (added.length === 0) return known
  const lines = new Map(known)
  for (const { accountId, text } of added) {
    lines.set(accountId, [...(lines.get(accountId) ?? []), text].slice(-LINES))
  }
  return lines
}

/** The mirror in the shape that the report's functions take. `undefined` before the first patch. */
export function mirroredChecklist(
  {
    accounts,
    totals,
    answer,
  }: Pick<ChecklistMirror, 'accounts' | 'totals'> & Partial<Pick<ChecklistMirror, 'answer'>>,
  onboarding: Onboarding,
): Checklist | undefined {
  if (totals === undefined) return undefined
  return projectChecklist(onboarding, [...accounts.values()], new Date().toISOString(), answer)
}
