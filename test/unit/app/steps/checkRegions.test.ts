import { expect, test } from 'vitest'
import { ANY_CONSENT, atWork } from '../../../doubles/atWork.ts'
import { fakeAws, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

type Regions = Pick<ReturnType<typeof sampleAccount>, 'regions' | 'stackRegion'>

/** A first run of an account whose file names these Regions. */
async function runWith(named: Partial<Regions>, prepare = (_: ReturnType<typeof fakeAws>) => {}) {
  const aws = fakeAws([
    fakeRegion('us-east-1', { vpcs: [fakeVpc('vpc-1')] }),
    fakeRegion('eu-south-1'),
    fakeRegion('me-south-1', { enabled: false }),
  ])
  prepare(aws)
  const work = atWork(sampleOnboarding({ accounts: [sampleAccount(named)] }))
  await work.run({ consent: ANY_CONSENT }, () => aws)
  const [account] = work.checklist().accounts
  const asked = aws.calls.made.filter(({ action }) => action === 'ec2:DescribeRegions').length
  return { account, asked, writes: aws.calls.writes() }
}

test.each([
  [{ regions: ['us-east-1', 'eu-south-9'] }, 'knows no Region eu-south-9', 'Correct "regions"'],
  [{ stackRegion: 'eu-south-9' }, 'knows no Region eu-south-9', 'Correct stackRegion'],
  [{ stackRegion: 'me-south-1' }, 'has not enabled that Region', 'such as us-east-1'],
])('with %j nothing is done in the account', async (named, message, next) => {
  const { account, writes } = await runWith(named)
  expect(writes).toEqual([])
  expect(account?.steps.signIn.state).toBe('failed')
  expect(account?.problems).toMatchObject([
    { step: 'signIn', message: expect.stringContaining(message), next: expect.stringContaining(next) },
  ])
})

test.each([
  ['Regions that the account has', { regions: ['us-east-1', 'eu-south-1'], stackRegion: 'eu-south-1' }],
  ['Regions that every account has', { stackRegion: 'us-east-1' }],
])('for %s, AWS is asked once', async (_, named) => {
  const { account, asked } = await runWith(named)
  expect([account?.steps.signIn.state, account?.steps.flowLogs.state, asked]).toEqual(['done', 'done', 1])
})

test('where AWS does not tell the Regions, the stack does not wait for them', async () => {
  const { account } = await runWith({ stackRegion: 'eu-south-1' }, ({ calls }) =>
    calls.fail({ action: 'ec2:DescribeRegions', details: { reason: 'accessDenied' } }),
  )
  expect(account?.steps).toMatchObject({
    signIn: { state: 'done' },
    stack: { state: 'done' },
    flowLogs: { state: 'failed' },
  })
})
