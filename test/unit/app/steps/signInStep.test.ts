import { expect, test } from 'vitest'
import { signIn } from '../../../../app/steps/signInStep.ts'
import { atWork } from '../../../doubles/atWork.ts'
import { fakeAws } from '../../../doubles/fakeAws.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

function setUp(
  identity: Partial<ReturnType<typeof fakeAws>['identity']> = {},
  onboarding = sampleOnboarding(),
) {
  const aws = fakeAws()
  aws.identity = { ...aws.identity, ...identity }
  const work = atWork(onboarding)
  const context = work.contextOf(aws)
  return { work, run: () => signIn(context) }
}

test('the right account is signed in, and who did it is written down once', async () => {
  const { run, work } = setUp()
  expect(await run()).toMatchObject({ state: 'done' })
  await run()
  expect(work.store.kept).toMatchObject([
    { type: 'signedIn', arn: 'arn:aws:sts::111122223333:assumed-role/Admin/tester' },
  ])
})

test('somebody else is written down anew', async () => {
  const { run, work } = setUp()
  await run()
  await work.journal.record({
    type: 'signedIn',
    accountId: '111122223333',
    arn: 'arn:aws:iam::111122223333:user/other',
  })
  await run()
  expect(work.store.kept).toHaveLength(3)
})

test('another account is refused and named', async () => {
  const { run, work } = setUp({ accountId: '999900009999', arn: 'arn:aws:iam::999900009999:user/x' })
  await expect(run()).rejects.toMatchObject({
    problem: { kind: 'wrongAccount', message: expect.stringContaining('999900009999') },
  })
  expect(work.store.kept).toEqual([])
})

const inGovCloud = (changes: Parameters<typeof sampleAccount>[0] = {}) =>
  sampleOnboarding({ accounts: [sampleAccount({ stackRegion: 'us-gov-west-1', ...changes })] })

test('the partition aws-us-gov has neither template nor bucket', async () => {
  const { run } = setUp({ partition: 'aws-us-gov' }, inGovCloud())
  await expect(run()).rejects.toMatchObject({
    problem: { kind: 'invalidInput', message: expect.stringContaining('exist in the partition aws only') },
  })
})

test('unless the onboarding file names them', async () => {
  const activeeye = {
    templateUrl: 'https://example.com/t.yaml',
    flowLogDestination: 'arn:aws-us-gov:s3:::theirs',
  }
  const { run } = setUp({ partition: 'aws-us-gov' }, { ...inGovCloud(), activeeye })
  expect(await run()).toMatchObject({ state: 'done' })
})

test.each([
  [{ stackRegion: 'us-east-1' }, 'us-east-1'],
  [{ regions: ['us-gov-east-1', 'eu-west-1'] }, 'eu-west-1'],
])('%j is of another partition than the account, and nothing is done', async (changes, region) => {
  const { run, work } = setUp({ partition: 'aws-us-gov' }, inGovCloud(changes))
  await expect(run()).rejects.toMatchObject({
    problem: {
      kind: 'invalidInput',
      message: expect.stringContaining(`which has no Region ${region}`),
      next: expect.stringContaining('us-gov-west-1'),
    },
  })
  expect(work.store.kept).toEqual([])
})

test('a partition that this app does not know has Regions that it does not know', async () => {
  const { run } = setUp({ partition: 'aws-new' })
  await expect(run()).rejects.toMatchObject({
    problem: { message: expect.stringContaining('exist in the partition aws only') },
  })
})
