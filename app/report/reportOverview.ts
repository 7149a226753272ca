import { z } from 'zod'
import { foreignValueSchema } from '../activeeye/foreignValues.ts'
import { type AccountState, accountStateSchema, turnActionSchema } from '../checklist/checklist.ts'
import { headline } from '../checklist/headline.ts'
import { openTurns, turnOfProblem } from '../checklist/turns.ts'
import { waitsForSchema } from '../problems/problem.ts'
import { isAhead } from '../text/timestamp.ts'
import type { ReportFileContent } from './reportFile.ts'

/** Many customers in one table: what a representative wants to know of each report. */

const waitSchema = z.strictObject({
  who: waitsForSchema,
  what: turnActionSchema,
  accounts: z.number(),
  /** The earliest problem that says so; ISO time. Left out where none does. */
  since: z.string().optional(),
})

export const reportOverviewSchema = z.strictObject({
  onboardingId: z.string(),
  customer: z.string(),
  /** It was made in call mode, so it is about nobody who could be found by it. */
  masked: z.boolean(),
  /** ISO time. */
  madeAt: z.string(),
  preparedBy: z.string(),
  /** Of the onboarding as a whole: the state of the account that is furthest from complete. */
  state: accountStateSchema,
  complete: z.number(),
  accounts: z.number(),
  /** Two to four sentences, worked out from the accounts of the report. */
  headline: z.string(),
  /** What waits for ActiveEye stands first. */
  waits: z.array(waitSchema),
  notActiveEye: z.array(foreignValueSchema),
})
export type ReportOverview = z.infer<typeof reportOverviewSchema>

export function reportOverview({
  customer,
  madeAt,
  preparedBy,
  checklist,
}: ReportFileContent): ReportOverview {
  const { onboardingId, masked = false, accounts, totals, notActiveEye = [] } = checklist
  const waits = openTurns(accounts).map(({ who, what, accounts: waiting }) => {
    const since = waiting
      .flatMap(({ problems }) => problems)
      .filter((problem) => {
        const turn = turnOfProblem(problem)
        return turn.who === who && turn.what === what
      })
      .flatMap(({ at }) => at ?? [])
      .sort()
      .at(0)
    return { who, what, accounts: waiting.length, ...(since !== undefined && { since }) }
  })
  const isActiveEyes = ({ who }: { readonly who: string }) => who === 'activeeye'
  return {
    onboardingId,
    customer,
    masked,
    madeAt,
    preparedBy,
    state: wholeState(accounts.map(({ state }) => state)),
    complete: totals.complete,
    accounts: totals.accounts,
    headline: headline(checklist),
    waits: [...waits.filter(isActiveEyes), ...waits.filter((wait) => !isActiveEyes(wait))],
    notActiveEye: [...notActiveEye],
  }
}

/** From the worst: what failed in one account needs somebody, whatever is well in the others. */
const BY_URGENCY: readonly AccountState[] = [
  'failed',
  'waiting',
  'working',
  'notStarted',
  'complete',
  'leftOut',
]

function wholeState(states: readonly AccountState[]): AccountState {
  return BY_URGENCY.find((state) => states.includes(state)) ?? 'notStarted'
}

/**
 * The newest report of each onboarding: first those that wait for ActiveEye, the longest wait first, then by customer.
 * `older`: those that a newer one replaces. One that is dated in the future replaces none, and is listed beside them.
 * @param now milliseconds since 1970
 */
export function sortedOverviews<R extends { readonly overview: ReportOverview }>(
  reports: readonly R[],
  now: number,
): { readonly newest: readonly R[]; readonly older: readonly R[] } {
  const byTime = reports.toSorted((a, b) => b.overview.madeAt.localeCompare(a.overview.madeAt))
  const [ahead, dated] = [true, false].map((wanted) =>
    byTime.filter(({ overview: { madeAt } }) => isAhead(madeAt, now) === wanted),
  )
  const newest = [
    ...[...Map.groupBy(dated ?? [], onboardingOf).values()].flatMap(([first]) => first ?? []),
    ...(ahead ?? []),
  ]
  return {
    newest: newest.toSorted(
      (a, b) => byWait(a.overview, b.overview) || a.overview.customer.localeCompare(b.overview.customer),
    ),
    older: byTime.filter((report) => !newest.includes(report)),
  }
}

/** With the customer: a report that only borrows another's ID hides nothing of that one. */
function onboardingOf({
  overview: { onboardingId, customer },
}: {
  readonly overview: ReportOverview
}): string {
  return JSON.stringify([onboardingId, customer])
}

/** Whoever ActiveEye keeps waiting longest comes first, whoever waits for somebody else last. */
function byWait(a: ReportOverview, b: ReportOverview): number {
  const [one, other] = [waitingSince(a), waitingSince(b)]
  if (one === other) return 0
  if (one === undefined) return 1
  return other !== undefined && one > other ? 1 : -1
}

/** Since when ActiveEye is waited for, as ISO time; the time of the report where nothing says since when. */
function waitingSince({ waits, madeAt }: ReportOverview): string | undefined {
  return waits
    .filter(({ who }) => who === 'activeeye')
    .map(({ since = madeAt }) => since)
    .sort()
    .at(0)
}
