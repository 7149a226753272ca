import { expect, test } from 'vitest'
import { FLOW_LOG_DESTINATION } from '../../../../app/activeeye/prescribed.ts'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { readerOfReport } from '../../../../app/report/accountReport.ts'
import { changeWords, type EarlierReport, reportChangesSince } from '../../../../app/report/reportChanges.ts'
import { checklistOf, finishedAccount, judged, openAccount, untouchedAccount } from './checklists.ts'

const BEFORE = { madeAt: '2026-10-01T08:00:00.000Z', checksum: '0'.repeat(64) }

function reportOf(accounts: AccountStatus[], rest: Partial<EarlierReport> = {}): EarlierReport {
  return { ...BEFORE, flowLogDestination: FLOW_LOG_DESTINATION, checklist: checklistOf(accounts), ...rest }
}

function wordsOf(before: AccountStatus[], now: AccountStatus[]): readonly string[] {
  const reader = readerOfReport('UTC')
  return (reportChangesSince(reportOf(before), reportOf(now))?.items ?? []).map(
    (change) => `${change.name}: ${changeWords(change, reader)}`,
  )
}

test('an account that was begun and completed', () => {
  expect(wordsOf([untouchedAccount()], [finishedAccount()])).toEqual([
    'prod: State: Complete; before: Not started',
    'prod: Stack: CREATE_COMPLETE; before: none was known',
    'prod: Connector: confirmed by a person',
    'prod: us-east-1: 2 VPCs covered now: vpc-0a1, vpc-0a2',
  ])
})

test('the way back: what was lost is told as plainly as what was won', () => {
  const finished = finishedAccount()
  const lost = judged({
    ...finished,
    steps: { ...finished.steps, flowLogs: { state: 'failed' } },
    regions: finished.regions.map((region) => ({
      ...region,
      vpcs: region.vpcs.flatMap((vpc) =>
        vpc.vpcId === 'vpc-0a1' ? [{ ...vpc, state: 'missing' as const }] : [],
      ),
    })),
  })
  expect(wordsOf([finished], [lost])).toEqual([
    'prod: State: Needs attention; before: Complete',
    'prod: us-east-1: 1 VPC not covered any more: vpc-0a1',
    'prod: us-east-1: 2 VPCs no longer there: vpc-0a2, vpc-0a3',
  ])
})

test('accounts that came and went, problems that came and went', () => {
  const open = openAccount()
  const solved = { ...open, problems: open.problems.filter(({ kind }) => kind === 'bucketNotReady') }
  expect(wordsOf([open, untouchedAccount()], [solved, untouchedAccount('345678901234', 'new')])).toEqual([
    "dev: No longer reported: Blocked by the organization's policy (Flow logs, eu-central-1)",
    'new: Added to the onboarding',
    'prod: No longer in the onboarding',
  ])
})

test('a Region that could not be looked at has lost nothing', () => {
  const finished = finishedAccount()
  const regions = finished.regions.map((region) => ({ ...region, state: 'notSeen' as const, vpcs: [] }))
  expect(wordsOf([finished], [{ ...finished, regions }])).toEqual([])
})

test('another stack, another value of the connector, and what ActiveEye said', () => {
  const finished = finishedAccount()
  const now: AccountStatus = {
    ...finished,
    stack: finished.stack && { ...finished.stack, stackId: `${finished.stack.stackId}2` },
    connector: { ...finished.connector, priority: 'low' },
    arrival: { by: 'Ann Roe', recordedAt: '2026-10-05T12:00:00.000Z', recordedBy: 'jane' },
  }
  expect(wordsOf([finished], [now])).toEqual([
    'prod: Stack: CREATE_COMPLETE, another stack than before; before: CREATE_COMPLETE',
    'prod: Account priority of the connector: low; before: high',
    'prod: Arrival of files: says Ann Roe (ActiveEye)',
  ])
})

test('another bucket is a change', () => {
  const before = reportOf([finishedAccount()], { flowLogDestination: 'arn:aws:s3:::another' })
  expect(reportChangesSince(before, reportOf([finishedAccount()]))).toEqual({
    since: BEFORE,
    destinationBefore: 'arn:aws:s3:::another',
    items: [],
  })
})

test('a report that says the same again tells the same changes', () => {
  expect(reportChangesSince(reportOf([finishedAccount()]), reportOf([finishedAccount()]))).toBeUndefined()
  const first = reportChangesSince(reportOf([untouchedAccount()]), reportOf([finishedAccount()]))
  const handedOver = reportOf([finishedAccount()], { changes: first, madeAt: '2026-10-02T08:00:00.000Z' })
  expect(reportChangesSince(handedOver, reportOf([finishedAccount()]))).toBe(first)
})
