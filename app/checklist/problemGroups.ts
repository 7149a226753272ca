import type { Problem, ProblemKind } from '../problems/problem.ts'
import { plural } from '../text/plural.ts'
import type { AccountStatus } from './checklist.ts'

/** One cause, told once: page, terminal and report group the open problems with this. */

export interface ProblemPlace extends Pick<AccountStatus, 'accountId' | 'name'> {
  readonly problem: Problem
}

/** Problems with the same cause, which one action solves in all their places. */
export interface ProblemGroup {
  /** Stays the same while places come and go. */
  readonly key: string
  readonly kind: ProblemKind
  readonly next: string
  readonly retryable: boolean
  readonly waitsFor?: Problem['waitsFor']
  /** At least one. */
  readonly places: readonly ProblemPlace[]
}

/** Those that wait for a person come first. */
export function problemGroups(
  accounts: Iterable<Pick<AccountStatus, 'accountId' | 'name' | 'problems'>>,
): readonly ProblemGroup[] {
  const places = Array.from(accounts, ({ accountId, name, problems }) =>
    problems.map((problem) => ({ accountId, name, problem })),
  ).flat()
  return [...Map.groupBy(places, ({ problem }) => causeOf(problem))]
    .map(([key, same]) => groupOf(key, same))
    .sort((a, b) => urgency(a) - urgency(b))
}

/**
 * Problems with the same cause are solved in the same way. A Region that does not answer and an account of which no
 * Region answers have the same cause when the network fails in the same way; which Region it is, is no cause.
 */
function causeOf({ kind, next, retryable, waitsFor, aws }: Problem): string {
  if (kind === 'network' || kind === 'regionUnreachable') return JSON.stringify(['network', aws?.code])
  // What the bucket refuses, one request asks for: whatever each refusal said.
  if (kind === 'bucketNotReady') return JSON.stringify([kind, waitsFor])
  return JSON.stringify([kind, next, retryable, waitsFor])
}

function groupOf(key: string, places: readonly ProblemPlace[]): ProblemGroup {
  const [first] = places
  if (first === undefined) throw new Error('A group of problems without a problem')
  // What concerns a whole account says more than what concerns one of its Regions.
  const { problem } = places.find((place) => place.problem.kind === 'network') ?? first
  const { kind, next, retryable, waitsFor } = problem
  return { key, kind, next, retryable, ...(waitsFor && { waitsFor }), places }
}

/** "prod, us-east-1"; "45 Regions in 6 accounts"; "3 accounts". Regions are counted in each account. */
export function placesWords(places: readonly ProblemPlace[]): string {
  const accounts = new Map(places.map(({ accountId, name }) => [accountId, name]))
  const regions = new Set(
    places.flatMap(({ accountId, problem: { region } }) =>
      region === undefined ? [] : [`${accountId} ${region}`],
    ),
  )
  if (accounts.size > 1) {
    const where = plural(accounts.size, 'account')
    return regions.size === 0 ? where : `${plural(regions.size, 'Region')} in ${where}`
  }
  const name = [...accounts.values()].join()
  if (regions.size > 3) return `${plural(regions.size, 'Region')} in ${name}`
  const named = [...new Set(places.flatMap(({ problem: { region } }) => region ?? []))]
  return [name, ...named].join(', ')
}

function urgency({ waitsFor }: ProblemGroup): number {
  switch (waitsFor) {
    case 'customer':
      return 0
    case 'activeeye':
      return 1
    case undefined:
      return 2
  }
}
