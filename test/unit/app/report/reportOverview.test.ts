import { expect, test } from 'vitest'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { aheadWords } from '../../../../app/report/overviewWords.ts'
import {
  type ReportOverview,
  reportOverview,
  sortedOverviews,
} from '../../../../app/report/reportOverview.ts'
import { checklistOf, finishedAccount, openAccount } from './checklists.ts'

function overview(
  accounts: readonly AccountStatus[],
  { customer = 'Acme', id = 'o-1', madeAt = '2026-10-05T12:00:00.000Z' } = {},
): ReportOverview {
  return reportOverview({
    customer,
    madeAt,
    preparedBy: 'alice',
    flowLogDestination: 'arn:aws:s3:::delta-risk-flowlog-ingest',
    checklist: { ...checklistOf([...accounts]), onboardingId: id },
  })
}

const NOW = Date.parse('2026-10-06T12:00:00.000Z')

const DONE = [finishedAccount()]
const OPEN = [finishedAccount(), openAccount()]

test('tells what is complete and what waits for whom, ActiveEye first, since the first refusal', () => {
  const { state, complete, accounts, waits } = overview(OPEN)
  expect({ state, complete, accounts }).toEqual({ state: 'waiting', complete: 1, accounts: 2 })
  const refusals = openAccount().problems.flatMap(({ kind, at }) =>
    kind === 'bucketNotReady' ? (at ?? []) : [],
  )
  expect(waits[0]).toEqual({
    who: 'activeeye',
    what: 'allowAccount',
    accounts: 1,
    since: refusals.sort()[0],
  })
  expect(overview(DONE)).toMatchObject({ state: 'complete', waits: [] })
})

test('the customer that ActiveEye keeps waiting stands first; a newer report replaces an older one', () => {
  const reports = [
    { path: 'done', overview: overview(DONE, { customer: 'Aaa', id: 'o-2' }) },
    { path: 'old', overview: overview(OPEN, { madeAt: '2026-10-04T12:00:00.000Z' }) },
    { path: 'new', overview: overview(OPEN) },
    // It has the ID of another onboarding, as a forged report may.
    { path: 'borrowed', overview: overview(DONE, { customer: 'Bbb' }) },
  ]
  const { newest, older } = sortedOverviews(reports, NOW)
  expect(newest.map(({ path }) => path)).toEqual(['new', 'done', 'borrowed'])
  expect(older.map(({ path }) => path)).toEqual(['old'])
})

test('a report that is dated in the future hides none, and says so', () => {
  const reports = [
    { path: 'open', overview: overview(OPEN) },
    { path: 'forged', overview: overview(DONE, { madeAt: '2126-10-04T12:00:00.000Z' }) },
  ]
  const { newest, older } = sortedOverviews(reports, NOW)
  expect(newest.map(({ path }) => path)).toEqual(['open', 'forged'])
  expect(older).toEqual([])
  expect(newest.map((report) => aheadWords(report.overview, NOW))).toEqual([
    undefined,
    expect.stringContaining('which is in the future: a clock is wrong'),
  ])
})
