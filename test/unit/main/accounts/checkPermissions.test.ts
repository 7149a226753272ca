import { expect, test } from 'vitest'
import type { AwsAccount } from '../../../../app/aws/awsAccount.ts'
import type { NewAccountEvent } from '../../../../app/steps/step.ts'
import { checkPermissions } from '../../../../main/accounts/checkPermissions.ts'
import { InvalidInputError } from '../../../../main/failures/invalidInputError.ts'
import { atWork } from '../../../doubles/atWork.ts'
import { fakeAws, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { otherAccount, sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const [ONE, OTHER] = [sampleAccount(), otherAccount()]
const onboarding = sampleOnboarding({ accounts: [ONE, OTHER] })
const IDS = [ONE.accountId, OTHER.accountId]

function awsOf(accountId: string) {
  const vpcs = [fakeVpc('vpc-1', { ownerId: accountId })]
  return fakeAws([fakeRegion('us-east-1', { vpcs })], accountId)
}

function check(accounts: ReadonlyMap<string, AwsAccount>, accountIds: readonly string[] = IDS) {
  const forgotten: (string | undefined)[] = []
  const awsAccounts = {
    account: ({ accountId }: { readonly accountId: string }) => accounts.get(accountId) ?? awsOf(accountId),
    forgetCredentials: (accountId?: string) => forgotten.push(accountId),
  }
  const { journal } = atWork(onboarding)
  const recorderOf = (accountId: string) => ({
    facts: () => journal.account(accountId),
    record: (event: NewAccountEvent) => journal.record({ ...event, accountId }),
  })
  const of = { onboarding, recorderOf, awsAccounts }
  return { results: checkPermissions(of, { accountIds, undo: false }, undefined), forgotten }
}

/** Never answers, but to the signal. */
function silent(aws: AwsAccount): { readonly aws: AwsAccount; readonly left: Promise<unknown> } {
  const { promise: left, resolve } = Promise.withResolvers<unknown>()
  const ec2Regions = (signal: AbortSignal) =>
    new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => {
        reject(signal.reason)
        resolve(signal.reason)
      }),
    )
  return { aws: { ...aws, ec2Regions }, left }
}

test('a result for each account, once', async () => {
  const { results } = check(new Map(), [...IDS, ONE.accountId])
  const found: string[] = []
  for await (const { accountId, state } of results) found.push(`${accountId} ${state}`)
  expect(found.toSorted()).toEqual(IDS.map((id) => `${id} looked`).toSorted())
})

test('an account that does not answer keeps nobody waiting, and is left when nobody reads on', async () => {
  const { aws, left } = silent(awsOf(ONE.accountId))
  const { results } = check(new Map([[ONE.accountId, aws]]))
  const first = await results.next()
  expect(first.value).toMatchObject({ accountId: OTHER.accountId, state: 'looked' })
  await results.return(undefined)
  await expect(left).resolves.toBeDefined()
})

test('credentials of another account are not held on to', async () => {
  const { results, forgotten } = check(new Map([[ONE.accountId, awsOf('999988887777')]]), [ONE.accountId])
  expect((await results.next()).value).toMatchObject({ state: 'failed', problem: { kind: 'wrongAccount' } })
  expect(forgotten).toEqual([ONE.accountId])
})

test('an account that is not of the onboarding is refused at once', () => {
  expect(() => check(new Map(), ['999999999999'])).toThrow(InvalidInputError)
})

test('an endpoint without DryRun carries out one dry run, whatever the number of accounts', async () => {
  const regions = IDS.map((ownerId) =>
    ['us-east-1', 'eu-west-1'].map((name) =>
      fakeRegion(name, { vpcs: [fakeVpc(`vpc-${name}`, { ownerId })], ignoresDryRun: true }),
    ),
  )
  const accounts = new Map(IDS.map((id, nth) => [id, fakeAws(regions[nth] ?? [], id)]))
  const { results } = check(accounts)
  const states: string[] = []
  for await (const { state } of results) states.push(state)
  expect(states.toSorted()).toEqual(['failed', 'looked'])
  expect(regions.flat().flatMap(({ flowLogs }) => flowLogs)).toHaveLength(1)
})
