import type { Purpose } from '../../../../app/aws/policyStatements.ts'
import type { Tone } from '../../../../app/checklist/stateWords.ts'
import type {
  AccountPermissions,
  Permission,
  PermissionState,
} from '../../../../app/permissions/permissions.ts'

/** What needs a correction first. */
export const PERMISSION_STATES: readonly PermissionState[] = ['missing', 'blocked', 'unknown', 'allowed']

/** The number of actions in each state. An action that differs by Region counts once, with its worst state. */
export function countStates(permissions: readonly Permission[]): Readonly<Record<PermissionState, number>> {
  const counts = { missing: 0, blocked: 0, unknown: 0, allowed: 0 }
  for (const same of Map.groupBy(permissions, ({ action }) => action).values()) {
    counts[worst(same)] += 1
  }
  return counts
}

/** The result of a check, for a cell: "2 missing, 1 blocked by the organization"; `more` tells what is not checkable. */
export function permissionsSummary(checked: Extract<AccountPermissions, { state: 'looked' }>): {
  readonly tone: Tone
  readonly words: string
  readonly more?: string
} {
  const { missing, blocked, unknown } = countStates(checked.permissions)
  const found = [
    ...(missing > 0 ? [`${missing} missing`] : []),
    ...(blocked > 0 ? [`${blocked} blocked by the organization`] : []),
  ]
  return {
    tone: found.length > 0 ? 'bad' : 'good',
    words: found.join(', ') || 'Allowed',
    ...(unknown > 0 && { more: `${unknown} not checkable` }),
  }
}

/** For many accounts: "2 with all that could be checked, 1 with something missing". */
export function permissionsResultWords(checked: readonly (AccountPermissions | undefined)[]): string {
  let [good, bad, failed] = [0, 0, 0]
  for (const one of checked) {
    if (one?.state === 'failed') failed += 1
    if (one?.state === 'looked') {
      if (permissionsSummary(one).tone === 'good') good += 1
      else bad += 1
    }
  }
  const parts = [
    ...(good > 0 ? [`${good} with nothing missing`] : []),
    ...(bad > 0 ? [`${bad} with something missing or blocked`] : []),
    ...(failed > 0 ? [`${failed} could not be checked`] : []),
  ]
  return parts.join(', ') || 'Nothing was checked'
}

export function stateName(state: PermissionState): string {
  switch (state) {
    case 'allowed':
      return 'Allowed'
    case 'missing':
      return 'Missing'
    case 'blocked':
      return 'Blocked by the organization'
    case 'unknown':
      return 'Not checkable'
  }
}

export function stateTone(state: PermissionState): Tone {
  switch (state) {
    case 'allowed':
      return 'good'
    case 'missing':
    case 'blocked':
      return 'bad'
    case 'unknown':
      return 'none'
  }
}

export function purposeName(purpose: Purpose): string {
  switch (purpose) {
    case 'signIn':
      return 'Sign in'
    case 'organization':
      return 'List the accounts and assume their roles'
    case 'look':
      return 'Read'
    case 'flowLogs':
      return 'Create flow logs'
    case 'template':
      return "Read ActiveEye's template"
    case 'stack':
      return 'Create the stack'
    case 'iamOfTemplate':
      return 'IAM, for the resources of the template'
    case 'undo':
      return 'Undo'
  }
}

/** "us-east-1, eu-west-1"; "All" if the state is the same in all; "–" for an action that is not regional. */
export function regionWords({ purpose, regions }: Permission): string {
  if (regions !== undefined) return regions.join(', ')
  return purpose === 'look' || purpose === 'flowLogs' || purpose === 'undo' ? 'All' : '–'
}

/** The missing actions, each once, for a policy. */
export function actionsToAllow(permissions: readonly Permission[]): readonly string[] {
  return [...new Set(permissions.filter(({ state }) => state === 'missing').map(({ action }) => action))]
}

/** Sorted by state, what needs a correction first; otherwise in the given order. */
export function sortedByState(permissions: readonly Permission[]): readonly Permission[] {
  return PERMISSION_STATES.flatMap((state) => permissions.filter((one) => one.state === state))
}

function worst(permissions: readonly Permission[]): PermissionState {
  return PERMISSION_STATES.find((state) => permissions.some((one) => one.state === state)) ?? 'unknown'
}
