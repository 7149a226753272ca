import { expect, test } from 'vitest'
import type { Patch } from '../../../../app/checklist/checklistPatch.ts'
import { type JournalEvent, journalEventSchema } from '../../../../app/checklist/events.ts'
import { factsOf } from '../../../../app/checklist/facts.ts'
import { activityRequestSchema } from '../../../../app/run/activityRequest.ts'
import { createLiveChecklist } from '../../../../main/onboarding/liveChecklist.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const AT = '2026-11-28T10:00:00.000Z'
const RUN = activityRequestSchema.parse({ activity: 'run' })

/** Of many accounts, as the page of an organization shows them. */
function setUp(count: number) {
  const accounts = Array.from({ length: count }, (_, at) =>
    sampleAccount({
      accountId: String(100_000_000_000 + at),
      name: `account-${at}`,
      externalId: `acme-${at}`,
    }),
  )
  const events: JournalEvent[] = []
  const live = createLiveChecklist(sampleOnboarding({ accounts }), () => factsOf(events), undefined, {
    monotonic: () => 0,
  })
  const see = (event: object) => {
    const whole = journalEventSchema.parse({ seq: events.length + 1, at: AT, ...event })
    events.push(whole)
    live.see(whole)
  }
  return { live, see, ids: accounts.map(({ accountId }) => accountId) }
}

/** Each account with so many VPCs in one Region that a patch holds a few accounts only. */
function vpcsSeen(accountId: string) {
  const vpcs = Array.from({ length: 100 }, (_, at) => ({
    vpcId: `vpc-${at}`,
    state: 'missing',
    madeByUs: false,
  }))
  return {
    type: 'vpcsSeen',
    accountId,
    region: 'us-east-1',
    destination: 'arn:aws:s3:::delta-risk-flowlog-ingest',
    vpcs,
  }
}

test('while an activity runs, no patch is too large for a page, and its end is told when everything has been sent', async () => {
  const { live, see, ids } = setUp(40)
  const ending = new AbortController()
  const patches = live.watch(ending.signal)
  await patches.next()
  live.begin({ activity: 'run', state: 'running', startedAt: AT }, RUN)
  for (const id of ids) live.setAtWork(id, true)
  for (const accountId of ids) {
    see({ type: 'regionsSeen', accountId, regions: ['us-east-1'] })
    see({ type: 'regionChanged', accountId, region: 'us-east-1', state: 'running', problems: [] })
    see(vpcsSeen(accountId))
  }

  const first: Patch = (await patches.next()).value
  expect(first.accounts.length).toBeGreaterThan(1)
  expect(first.accounts.length).toBeLessThan(ids.length / 2)
  expect(JSON.stringify(first.accounts).length).toBeLessThan(50_000)
  // The totals are those of all accounts, sent or not.
  expect(first.totals.vpcs).toBe(4_000)

  for (const id of ids) live.setAtWork(id, false)
  live.setActivity({ activity: 'run', state: 'finished', startedAt: AT })
  const sent = first.accounts.map(({ accountId }) => accountId)
  let last = first
  while (last.activity?.state === 'running') {
    const next: Patch = (await patches.next()).value
    expect(next.base).toBe(last.revision)
    expect(JSON.stringify(next.accounts).length).toBeLessThan(50_000)
    sent.push(...next.accounts.map(({ accountId }) => accountId))
    last = next
  }
  expect([...new Set(sent)].toSorted()).toEqual(ids.toSorted())
  ending.abort()
})

test('the beginning and the end of an activity send only the accounts that look different by it', async () => {
  const { live, ids } = setUp(40)
  const ending = new AbortController()
  const patches = live.watch(ending.signal)
  await patches.next()
  live.begin({ activity: 'run', state: 'running', startedAt: AT }, RUN)
  live.setAtWork(ids[7] ?? '', true)
  const first: Patch = (await patches.next()).value
  expect(first.accounts.map(({ accountId }) => accountId)).toEqual([ids[7]])
  live.setActivity({ activity: 'run', state: 'failed', startedAt: AT })
  const last: Patch = (await patches.next()).value
  expect(last.accounts.map(({ accountId, state }) => [accountId, state])).toEqual([[ids[7], 'notStarted']])
  ending.abort()
})
