import { expect, test } from 'vitest'
import type { AwsAccount } from '../../../../app/aws/awsAccount.ts'
import { checkPermissions } from '../../../../main/accounts/checkPermissions.ts'
import { InvalidInputError } from '../../../../main/failures/invalidInputError.ts'
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
  const results = checkPermissions({ onboarding, awsAccounts }, { accountIds, undo: false }, undefined)
  return { results, forgotten }
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
