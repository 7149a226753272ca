import { describe, expect, test } from 'vitest'
import { headline } from '../../../../app/checklist/headline.ts'
import { leaveOut, leftOutPlaces, takeBack } from '../../../../app/checklist/leaveOut.ts'
import { isVerified, RUN_STEPS } from '../../../../app/checklist/ownSteps.ts'
import type { Account } from '../../../../app/onboarding/onboarding.ts'
import { planOf } from '../../../../app/run/plan.ts'
import { regionRemarks } from '../../../../app/run/runQuestion.ts'
import { atWork, checklistOf } from '../../../doubles/atWork.ts'
import { fakeAws, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'
import { otherAccount, sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const BY_ALICE = { reason: 'Nothing runs there', by: 'alice', at: '2026-11-28T12:00:00.000Z' }
const { accountId } = sampleAccount()
const HERE = { accountId, region: 'eu-west-1' }

function cloudOf(account: Account) {
  const vpc = (id: string) => fakeVpc(`vpc-${id}`, { ownerId: account.accountId })
  return fakeAws(
    [fakeRegion('us-east-1', { vpcs: [vpc('1')] }), fakeRegion('eu-west-1', { vpcs: [vpc('2')] })],
    account.accountId,
  )
}

/** A process that works on these two accounts. */
function setUp(accounts: readonly [Account, Account], store = memoryJournal()) {
  const clouds = new Map(accounts.map((account) => [account.accountId, cloudOf(account)]))
  const cloud = (id: string) => {
    const aws = clouds.get(id)
    if (aws === undefined) throw new Error('The test has no such account.')
    return aws
  }
  const work = atWork(sampleOnboarding({ accounts: [...accounts] }), store)
  return { work, store, cloud, run: () => work.run({}, (account) => cloud(account.accountId)) }
}

describe('a Region that is left out', () => {
  test('is neither looked at nor counted, and the rest of the account is verified without it', async () => {
    const account = leaveOut(sampleAccount(), BY_ALICE, [HERE])
    const { work, cloud, run } = setUp([account, otherAccount()])
    cloud(accountId).calls.fail({
      action: 'ec2:DescribeVpcs',
      region: 'eu-west-1',
      details: { reason: 'blockedByOrganization' },
    })
    await run()
    expect(cloud(accountId).calls.made.filter(({ region }) => region === 'eu-west-1')).toEqual([])
    const { accounts, totals } = work.checklist()
    expect(accounts[0]).toMatchObject({
      problems: [],
      regions: [
        { region: 'eu-west-1', state: 'leftOut', leftOut: BY_ALICE },
        { region: 'us-east-1', state: 'done' },
      ],
    })
    expect(totals).toMatchObject({ vpcs: 3, covered: 3, problems: 0 })
    expect(isVerified(accounts, RUN_STEPS)).toBe(true)
    expect(headline(work.checklist())).toContain(
      `Left out by decision: 1 Region (eu-west-1 in ${account.name})`,
    )
    expect(regionRemarks([account])).toEqual([
      `1 Region left out by decision: eu-west-1 in ${account.name}. VPCs there get no flow log.`,
    ])
  })

  test('ends what was wrong there at once, and is open again when that is taken back', async () => {
    const { work, cloud, run, store } = setUp([sampleAccount(), otherAccount()])
    cloud(accountId).calls.fail({
      action: 'ec2:DescribeVpcs',
      region: 'eu-west-1',
      details: { reason: 'blockedByOrganization' },
    })
    await run()
    expect(work.checklist().accounts[0]).toMatchObject({
      state: 'failed',
      problems: [{ region: 'eu-west-1' }],
    })
    const account = leaveOut(sampleAccount(), BY_ALICE, [HERE])
    const after = setUp([account, otherAccount()], memoryJournal(store.kept))
    expect(after.work.checklist().accounts[0]).toMatchObject({
      problems: [],
      turns: [{ what: 'run' }, { what: 'addConnector' }],
    })
    await after.run()
    expect(after.work.checklist().accounts[0]?.steps.flowLogs.state).toBe('done')
    const back = takeBack(account, [HERE]).account
    expect(back).toEqual(sampleAccount())
    const again = checklistOf(sampleOnboarding({ accounts: [back] }), after.work.journal.facts())
    expect(again.accounts[0]).toMatchObject({ steps: { flowLogs: { state: 'todo' } } })
  })
})

describe('an account that is left out', () => {
  test('is not called, planned or waited for, and does not count', async () => {
    const account = leaveOut(sampleAccount(), BY_ALICE, [{ accountId }])
    const { work, cloud, run } = setUp([account, otherAccount()])
    await run()
    expect(cloud(accountId).calls.made).toEqual([])
    const { accounts, totals } = work.checklist()
    expect(accounts[0]).toMatchObject({ state: 'leftOut', leftOut: BY_ALICE, turns: [], problems: [] })
    expect(totals.accounts).toBe(1)
    expect(planOf(work.onboarding, work.journal.facts()).accounts).toHaveLength(1)
    expect(leftOutPlaces(accounts)).toEqual([{ accountId, name: account.name, leftOut: BY_ALICE }])
  })

  test('is still looked at by an undo', async () => {
    const before = setUp([sampleAccount(), otherAccount()])
    await before.run()
    const account = leaveOut(sampleAccount(), BY_ALICE, [{ accountId }])
    const after = atWork(
      sampleOnboarding({ accounts: [account, otherAccount()] }),
      memoryJournal(before.store.kept),
    )
    const known = before.cloud(accountId).calls.made.length
    await after.run({ activity: 'undoPlan' }, (one) => before.cloud(one.accountId))
    expect(before.cloud(accountId).calls.made.length).toBeGreaterThan(known)
  })
})

test('what was not left out cannot be taken back', () => {
  const { refused } = takeBack(leaveOut(sampleAccount(), BY_ALICE, [HERE]), [
    { accountId },
    { ...HERE, region: 'us-east-1' },
    HERE,
  ])
  expect(refused).toEqual([{ accountId }, { ...HERE, region: 'us-east-1' }])
})
