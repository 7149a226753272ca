import { describe, expect, test, vi } from 'vitest'
import { projectAccount } from '../../../../app/checklist/projectChecklist.ts'
import type { Account } from '../../../../app/onboarding/onboarding.ts'
import { atWork, intentsFirst } from '../../../doubles/atWork.ts'
import { type FakeAws, fakeAws, fakeVpc } from '../../../doubles/fakeAws.ts'
import type { Action } from '../../../doubles/fakeCalls.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { otherAccount, sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const FIRST = sampleAccount()
const SECOND = otherAccount()
const GONE = { reason: 'signInExpired', code: 'ExpiredToken' } as const

/** Two accounts with two Regions each; the sign-in of the first can end. */
function setUp() {
  const cloudOf = ({ accountId }: Account) =>
    fakeAws(
      ['us-east-1', 'eu-west-1'].map((name) =>
        fakeRegion(name, { vpcs: [fakeVpc(`vpc-${name}`, { ownerId: accountId })] }),
      ),
      accountId,
    )
  const clouds = new Map<string, FakeAws>([
    [FIRST.accountId, cloudOf(FIRST)],
    [SECOND.accountId, cloudOf(SECOND)],
  ])
  const awsOf = ({ accountId }: Account): FakeAws => {
    const aws = clouds.get(accountId)
    if (aws === undefined) throw new Error('The test has no such account.')
    return aws
  }
  const work = atWork(sampleOnboarding({ accounts: [FIRST, SECOND] }))
  for (const aws of clouds.values()) intentsFirst(aws, work.store)
  const row = (account: Account) =>
    projectAccount(account, work.journal.facts().accounts.get(account.accountId), true)
  const run = (whenSignInExpires: 'wait' | 'stop') => work.run({ whenSignInExpires }, awsOf)
  return { ...work, first: awsOf(FIRST), second: awsOf(SECOND), row, run }
}

/** AWS refuses this call and every proof of the sign-in from then on, until `renew`. */
function endSignIn(aws: FakeAws, action: Action): () => void {
  let ended = true
  aws.calls.fail({ action, details: GONE, times: 1 })
  const identify = aws.identify
  let proofs = 0
  const patched = async (signal: AbortSignal) => {
    proofs += 1
    if (ended && proofs > 1) aws.calls.fail({ action: 'sts:GetCallerIdentity', details: GONE, times: 1 })
    return identify(signal)
  }
  Object.assign(aws, { identify: patched })
  return () => {
    ended = false
    aws.tellSignIn()
  }
}

const waits = (row: ReturnType<ReturnType<typeof setUp>['row']>) =>
  row.steps.signIn.state === 'waiting' && row.steps.signIn.for === 'customer'

describe.each<Action>([
  'ec2:DescribeRegions',
  'ec2:DescribeVpcs',
  'ec2:DescribeFlowLogs',
  'ec2:CreateFlowLogs',
  'cloudformation:DescribeStacks',
  'cloudformation:GetTemplateSummary',
  'cloudformation:CreateStack',
])('a sign-in that ends at %s', (action) => {
  test('is waited for by name; the others finish, and then it goes on with the same call', async () => {
    const { first, second, run, row, checklist } = setUp()
    const renew = endSignIn(first, action)
    const running = run('wait')
    await vi.waitFor(() => expect(waits(row(FIRST))).toBe(true))
    await vi.waitFor(() => expect(row(SECOND).steps.flowLogs.state).toBe('done'))
    await vi.waitFor(() => expect(row(SECOND).steps.stack.state).toBe('done'))

    const [problem, ...more] = row(FIRST).problems
    expect(more).toEqual([])
    expect(problem).toMatchObject({ kind: 'signInExpired', step: 'signIn', waitsFor: 'customer' })
    expect(problem?.message).toContain(`${FIRST.name} (${FIRST.accountId})`)
    // Nothing of it says that it is at work.
    expect(JSON.stringify(row(FIRST))).not.toContain('"running"')
    expect(row(SECOND).problems).toEqual([])

    renew()
    await running
    for (const account of checklist().accounts) {
      expect(account.steps).toMatchObject({
        signIn: { state: 'done' },
        stack: { state: 'done' },
        flowLogs: { state: 'done' },
      })
      expect(account.problems).toEqual([])
    }
    // Nothing was done twice, and the second account asked nothing because of the first.
    // Two Regions, and the refused call once more.
    expect(first.calls.countOf('ec2:CreateFlowLogs')).toBe(action === 'ec2:CreateFlowLogs' ? 3 : 2)
    expect(new Set(first.calls.writes().map(({ token }) => token)).size).toBe(3)
    expect(second.calls.countOf('sts:GetCallerIdentity')).toBe(1)
    expect([...first.calls.violations, ...second.calls.violations]).toEqual([])
  })

  test('ends the work of its account where nobody can be waited for', async () => {
    const { first, run, checklist } = setUp()
    endSignIn(first, action)
    await run('stop')
    const [one, other] = checklist().accounts
    expect(one?.problems.map(({ kind }) => kind)).toEqual(['signInExpired'])
    expect(other?.problems).toEqual([])
  })
})

test('a sign-in to another account is told, and nothing is done with it', async () => {
  const { first, run, row } = setUp()
  const own = first.identity
  const renew = endSignIn(first, 'ec2:DescribeVpcs')
  const running = run('wait')
  await vi.waitFor(() => expect(waits(row(FIRST))).toBe(true))
  const before = first.calls.made.length
  first.identity = { ...own, accountId: '999999999999' }
  renew()
  await vi.waitFor(() => expect(row(FIRST).problems[0]?.kind).toBe('wrongAccount'))
  expect(waits(row(FIRST))).toBe(true)
  expect(new Set(first.calls.made.slice(before).map(({ action }) => action))).toEqual(
    new Set(['sts:GetCallerIdentity']),
  )
  first.identity = own
  first.tellSignIn()
  await running
  expect(row(FIRST).steps.flowLogs.state).toBe('done')
})

test('news that help nobody are waited on further', async () => {
  const { first, run, row } = setUp()
  const renew = endSignIn(first, 'ec2:DescribeVpcs')
  const running = run('wait')
  await vi.waitFor(() => expect(waits(row(FIRST))).toBe(true))
  const asked = first.calls.countOf('sts:GetCallerIdentity')
  first.tellSignIn()
  await vi.waitFor(() => expect(first.calls.countOf('sts:GetCallerIdentity')).toBeGreaterThan(asked))
  expect(waits(row(FIRST))).toBe(true)
  renew()
  await running
  expect(row(FIRST).problems).toEqual([])
})

test('cancelling ends the wait', async () => {
  const { first, run, row, cancel } = setUp()
  endSignIn(first, 'ec2:DescribeVpcs')
  const running = run('wait')
  await vi.waitFor(() => expect(waits(row(FIRST))).toBe(true))
  cancel()
  await expect(running).rejects.toThrow('Cancelled.')
})

test('a network that fails during the proof ends the account’s work with its own problem', async () => {
  const { first, run, checklist } = setUp()
  first.calls.fail({ action: 'ec2:DescribeRegions', details: GONE, times: 1 })
  const identify = first.identify
  let proofs = 0
  Object.assign(first, {
    identify: (signal: AbortSignal) => {
      proofs += 1
      if (proofs > 1)
        first.calls.fail({
          action: 'sts:GetCallerIdentity',
          details: { reason: 'dns', code: 'ENOTFOUND' },
          times: 1,
        })
      return identify(signal)
    },
  })
  await run('wait')
  expect(checklist().accounts[0]?.problems.map(({ kind }) => kind)).toContain('network')
})
