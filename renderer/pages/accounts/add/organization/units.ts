/** An account, as far as it has a place in the organization. */
interface Placed {
  /** The names of the organizational units down to it; left out where they can't be read. */
  readonly units?: readonly string[] | undefined
}

/** "Workloads / Prod"; "Root" for what is in no unit. */
export function unitPath(units: readonly string[]): string {
  return units.length === 0 ? 'Root' : units.join(' / ')
}

/** The units that have accounts in them or below, in the tree's order, with how many. */
export function unitCounts(
  accounts: readonly Placed[],
): readonly { readonly path: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const { units } of accounts) {
    for (let depth = 1; depth <= (units?.length ?? 0); depth += 1) {
      const path = unitPath(units?.slice(0, depth) ?? [])
      counts.set(path, (counts.get(path) ?? 0) + 1)
    }
  }
  return [...counts]
    .map(([path, count]) => ({ path, count }))
    .sort((one, other) => one.path.localeCompare(other.path))
}

/** Whether an account is in a unit or below. */
export function isInUnit({ units }: Placed, path: string): boolean {
  return units?.some((_, index) => unitPath(units.slice(0, index + 1)) === path) ?? false
}
