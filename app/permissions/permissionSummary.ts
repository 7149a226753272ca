import type { Tone } from '../checklist/stateWords.ts'
import {
  type AccountPermissions,
  type Permission,
  type PermissionState,
  permissionStateSchema,
} from './permissions.ts'

/** What the check of an account showed, as every host shows it. */
export interface PermissionSummary {
  /** "10 verified, 26 can't be told without doing it": the number of actions in each state that occurs. */
  readonly headline: string
  /** An action that differs by Region counts once, with its most urgent state. */
  readonly counts: Readonly<Record<PermissionState, number>>
  readonly tone: Tone
  /** False when an action is denied or could not be looked at. */
  readonly isFine: boolean
  /** The states that occur, in the order of urgency. */
  readonly groups: readonly PermissionGroup[]
}

interface PermissionGroup {
  readonly state: PermissionState
  readonly title: string
  readonly reasons: readonly PermissionReason[]
}

/** How a state is known, or why it is not, and the actions for which that holds. */
interface PermissionReason {
  readonly words: string
  readonly permissions: readonly Permission[]
}

export function summarisePermissions(permissions: readonly Permission[]): PermissionSummary {
  const counts = countStates(permissions)
  const present = STATES.filter((state) => counts[state] > 0)
  const isFine = counts.missing + counts.blocked + counts.notLooked === 0
  return {
    // What was verified comes first, and what is denied before what is not known.
    headline:
      [...present.filter((state) => state === 'allowed'), ...present.filter((state) => state !== 'allowed')]
        .map((state) => `${counts[state]} ${countedState(state)}`)
        .join(', ') || 'nothing checked',
    counts,
    tone: toneOf(counts),
    isFine,
    groups: STATES.flatMap((state) => {
      const alike = permissions.filter((one) => one.state === state)
      if (alike.length === 0) return []
      const byWords = Map.groupBy(alike, ({ words }) => words)
      const reasons = [...byWords].map(([words, same]) => ({ words, permissions: same }))
      return [{ state, title: permissionStateTitle(state), reasons }]
    }),
  }
}

/** The checks of several accounts: "1 with nothing denied, 1 with something missing or blocked". */
export function permissionResultsHeadline(results: readonly AccountPermissions[]): string {
  const counted = Map.groupBy(results, accountWords)
  const parts = ACCOUNT_WORDS.flatMap((words) => {
    const count = counted.get(words)?.length ?? 0
    return count > 0 ? [`${count} ${words}`] : []
  })
  return parts.join(', ') || 'Nothing was checked'
}

/** Whether nothing in this account is denied, and everything that can be told was looked at. */
export function arePermissionsFine(result: AccountPermissions): boolean {
  return result.state === 'looked' && summarisePermissions(result.permissions).isFine
}

function permissionStateTitle(state: PermissionState): string {
  switch (state) {
    case 'missing':
      return 'Missing: no policy allows it'
    case 'blocked':
      return 'Blocked by a policy of the organization: more permissions do not help'
    case 'notLooked':
      return 'Not looked at'
    case 'unknown':
      return "Can't be told without doing it"
    case 'allowed':
      return 'Verified'
  }
}

const STATES: readonly PermissionState[] = permissionStateSchema.options

function countedState(state: PermissionState): string {
  switch (state) {
    case 'missing':
      return 'missing'
    case 'blocked':
      return 'blocked by the organization'
    case 'notLooked':
      return 'not looked at'
    case 'unknown':
      return "can't be told without doing it"
    case 'allowed':
      return 'verified'
  }
}

function countStates(permissions: readonly Permission[]): Readonly<Record<PermissionState, number>> {
  const counts = { missing: 0, blocked: 0, notLooked: 0, unknown: 0, allowed: 0 }
  for (const same of Map.groupBy(permissions, ({ action }) => action).values()) {
    const worst = STATES.find((state) => same.some((one) => one.state === state))
    if (worst !== undefined) counts[worst] += 1
  }
  return counts
}

/** `good` is for everything verified only. */
function toneOf({ missing, blocked, notLooked, unknown, allowed }: PermissionSummary['counts']): Tone {
  if (missing + blocked > 0) return 'bad'
  if (notLooked > 0) return 'partial'
  return unknown > 0 || allowed === 0 ? 'none' : 'good'
}

const ACCOUNT_WORDS = [
  'with nothing denied',
  'with something missing or blocked',
  'not fully looked at',
  'could not be checked',
] as const

function accountWords(result: AccountPermissions): (typeof ACCOUNT_WORDS)[number] {
  if (result.state === 'failed') return 'could not be checked'
  const { counts } = summarisePermissions(result.permissions)
  if (counts.missing + counts.blocked > 0) return 'with something missing or blocked'
  return counts.notLooked > 0 ? 'not fully looked at' : 'with nothing denied'
}
