import { PERMITTED, type Permitted } from '../aws/actions.ts'
import type { Finding } from './finding.ts'
import type { Permission, PermissionState } from './permissions.ts'

/** Of two findings about the same, the one that says more. */
const WEIGHT: Readonly<Record<PermissionState, number>> = { blocked: 3, missing: 2, allowed: 1, unknown: 0 }

/** A permission for each of these actions, or several where Regions differ; in the list's order. */
export function summarise(
  permitted: readonly Permitted[],
  findings: readonly Finding[],
  unasked: (permitted: Permitted) => string,
): Permission[] {
  const byAction = Map.groupBy(findings, ({ action }) => action)
  return permitted.flatMap((one) => {
    const { action, purpose } = one
    const about = strongest(byAction.get(action) ?? [])
    if (about.length === 0) return [{ action, purpose, state: 'unknown' as const, words: unasked(one) }]
    const alike = [...Map.groupBy(about, ({ state, because }) => `${state} ${because}`).values()]
    return alike.flatMap((same): Permission[] => {
      const [first] = same
      if (first === undefined) return []
      const regions = same.flatMap(({ region }) => region ?? []).sort()
      return [
        {
          action,
          purpose,
          state: first.state,
          ...(alike.length > 1 && regions.length > 0 && { regions }),
          words: first.words,
        },
      ]
    })
  })
}

/** The actions that an account's own credentials need. */
export function neededInAccount(undo: boolean): readonly Permitted[] {
  return PERMITTED.filter(({ purpose }) => purpose !== 'organization' && (purpose !== 'undo' || undo))
}

/** One finding a Region, or one for the account. */
function strongest(findings: readonly Finding[]): readonly Finding[] {
  const byRegion = Map.groupBy(findings, ({ region }) => region ?? '')
  return [...byRegion.values()].flatMap((same) =>
    same.toSorted((a, b) => WEIGHT[b.state] - WEIGHT[a.state]).slice(0, 1),
  )
}
