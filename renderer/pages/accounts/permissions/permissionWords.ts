import type { Purpose } from '../../../../app/aws/policyStatements.ts'
import type { Tone } from '../../../../app/checklist/stateWords.ts'
import type {
  AccountPermissions,
  Permission,
  PermissionState,
} from '../../../../app/permissions/permissions.ts'

/** In the order in which a person wants to know. */
export const PERMISSION_STATES: readonly PermissionState[] = ['missing', 'blocked', 'unknown', 'allowed']

/** How many actions are so; an action that differs by Region counts once, as the worst. */
export function countStates(permissions: readonly Permission[]): Readonly<Record<PermissionState, number>> {
  const counts = { missing: 0, blocked: 0, unknown: 0, allowed: 0 }
  for (const same of Map.groupBy(permissions, ({ action }) => action).values()) {
    counts[worst(same)] += 1
  }
  return counts
}

/** What a check found out, for a cell: "2 missing, 1 blocked by the organization"; and what it could not tell. */
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
      return 'Find and enter the accounts'
    case 'look':
      return 'Look'
    case 'flowLogs':
      return 'Create flow logs'
    case 'template':
      return "Read ActiveEye's template"
    case 'stack':
      return 'Create the stack'
    case 'iamOfTemplate':
      return 'IAM, for what the template makes'
    case 'undo':
      return 'Undo'
  }
}

/** "us-east-1, eu-west-1"; "All" where it is the same in all; nothing where it is no matter of a Region. */
export function regionWords({ purpose, regions }: Permission): string {
  if (regions !== undefined) return regions.join(', ')
  return purpose === 'look' || purpose === 'flowLogs' || purpose === 'undo' ? 'All' : '–'
}

/** Actions that somebody has to allow, each once, as they are listed in a policy. */
export function actionsToAllow(permissions: readonly Permission[]): readonly string[] {
  return [...new Set(permissions.filter(({ state }) => state === 'missing').map(({ action }) => action))]
}

/** Those to be mended first; otherwise as they came. */
export function sortedByState(permissions: readonly Permission[]): readonly Permission[] {
  return PERMISSION_STATES.flatMap((state) => permissions.filter((one) => one.state === state))
}

function worst(permissions: readonly Permission[]): PermissionState {
  return PERMISSION_STATES.find((state) => permissions.some((one) => one.state === state)) ?? 'unknown'
}
