import { expect, test } from 'vitest'
import { fractionOf, progressWords, trackProgress } from '../../../../app/checklist/activityProgress.ts'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { type ActivityKind, activityKindSchema } from '../../../../app/checklist/events.ts'
import { finishedAccount } from '../report/checklists.ts'

const ACCOUNTS = [finishedAccount('000000000001'), finishedAccount('000000000002')]

function begun(activity: ActivityKind) {
  const tracker = trackProgress(
    activity,
    [],
    ACCOUNTS.map(({ accountId }) => accountId),
  )
  return { tracker, words: () => progressWords(tracker.progress(ACCOUNTS, 0)) }
}

test('an activity that records no Region counts accounts, and never says 0 Regions', () => {
  const { tracker, words } = begun('undoPlan')
  expect(words()).toBe('0 of 2 accounts worked through')
  tracker.end('000000000001')
  expect(words()).toBe('1 of 2 accounts worked through')
})

test.each(activityKindSchema.options)('the last word of %s is that all is done', (activity) => {
  const { tracker, words } = begun(activity)
  for (const { accountId, regions } of ACCOUNTS) {
    for (const { region } of regions) {
      for (const state of ['running', 'done'] as const) {
        const stamp = { seq: 1, at: '2026-11-28T10:00:00.000Z' }
        tracker.see({ ...stamp, type: 'regionChanged', accountId, region, state, problems: [] })
      }
    }
    tracker.end(accountId)
  }
  const counts = [...words().matchAll(/(\d+) of (\d+)/g)]
  expect(counts.length).toBeGreaterThan(0)
  for (const [, done, total] of counts) {
    expect(done).toBe(total)
    expect(Number(total)).toBeGreaterThan(0)
  }
})

test('while stacks take longer than the flow logs, they are what is missing', () => {
  const { tracker } = begun('run')
  const creating = ACCOUNTS.map((account) => ({
    ...account,
    steps: { ...account.steps, stack: { state: 'running' as const } },
  }))
  const progress = (accounts: readonly AccountStatus[] = creating) => tracker.progress(accounts, 0)
  for (const { accountId, regions } of ACCOUNTS) {
    for (const { region } of regions) {
      for (const state of ['running', 'done'] as const) {
        const stamp = { seq: 1, at: '2026-11-28T10:00:00.000Z' }
        tracker.see({ ...stamp, type: 'regionChanged', accountId, region, state, problems: [] })
      }
    }
  }
  expect(progressWords(progress())).toMatch(/^stacks 0 of 2, flow logs (\d+) of \1$/)
  expect(fractionOf(progress())).toBeLessThan(0.99)
  expect(progressWords(progress(ACCOUNTS))).toMatch(/^stacks 2 of 2, .* 2 accounts still at work$/)
  expect(fractionOf(progress(ACCOUNTS))).toBeLessThan(1)
  for (const { accountId } of ACCOUNTS) tracker.end(accountId)
  expect(progressWords(progress(ACCOUNTS))).toMatch(/^stacks 2 of 2, flow logs (\d+) of \1$/)
  expect(fractionOf(progress(ACCOUNTS))).toBe(1)
})

test('Regions of several accounts are counted in each, and that is said', () => {
  const { words } = begun('check')
  expect(words()).toBe('0 Regions in 2 accounts looked at so far')
  const [account] = ACCOUNTS
  const alone = trackProgress('check', [], [account?.accountId ?? ''])
  expect(progressWords(alone.progress(ACCOUNTS, 0))).toBe('0 Regions looked at so far')
})

test('a look at many accounts counts accounts, since the Regions of the last ones are not known before its end', () => {
  const ids = Array.from({ length: 40 }, (_, at) => String(100_000_000_000 + at))
  const tracker = trackProgress('check', [], ids)
  tracker.end(ids[0] ?? '')
  expect(progressWords(tracker.progress([], 0))).toBe('1 of 40 accounts worked through')
})

test('a run knows how many VPCs there are from the look before it, while accounts wait for their turn', () => {
  const tracker = trackProgress(
    'run',
    [],
    ACCOUNTS.map(({ accountId }) => accountId),
  )
  expect(tracker.progress(ACCOUNTS, 0).total).toBeGreaterThan(0)
  const neverSeen = { ...finishedAccount('000000000003'), regions: [] }
  const withOther = trackProgress('run', [], ['000000000001', '000000000003'])
  expect(withOther.progress([...ACCOUNTS, neverSeen], 0).total).toBeUndefined()
})
