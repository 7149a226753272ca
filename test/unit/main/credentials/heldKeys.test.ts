import { describe, expect, test } from 'vitest'
import {
  assumedRole,
  connected,
  identity,
  localAws,
  NO_VPCS,
  never,
  queryError,
} from '../../../doubles/localAws.ts'
import { count, inAnHour } from '../../../doubles/localOrganization.ts'
import { accountWith, roleIn } from './localUser.ts'

const SECRET = 'canaryCanaryCanaryCanaryCanaryCanary+/12'

/** Each key's ID ends in the account that it is of; roles of an account are assumed by anybody. */
async function setUp() {
  const aws = await localAws((call) => {
    if (call.accessKeyId.endsWith('REFUSED'))
      return queryError(403, 'InvalidClientTokenId', `no ${call.accessKeyId}`)
    if (call.action === 'AssumeRole') {
      return assumedRole(`ASIAROLE${call.parameters.RoleArn?.slice(13, 25)}`, inAnHour())
    }
    if (call.action === 'DescribeVpcs') {
      return NO_VPCS
    }
    return identity(call.accessKeyId.slice(-12))
  })
  const awsAccounts = connected(aws.endpoint, { env: {} })
  const enter = (accountId: string, keyId = `AKIA${accountId}`) =>
    awsAccounts.signIns.enterKeys(accountId, { accessKeyId: keyId, secretAccessKey: SECRET })
  const identify = (accountId: string) =>
    awsAccounts.account(accountWith({ kind: 'keys' }, accountId)).identify(never())
  return { aws, awsAccounts, enter, identify }
}

const ONE = '111122223333'
const OTHER = '444455556666'
const missing = (accountId: string) => ({
  details: { reason: 'signInMissing', message: `The access keys of ${accountId} have not been entered yet.` },
})

describe('keys', () => {
  test('are of one account each', async () => {
    const { enter, identify, awsAccounts } = await setUp()
    await enter(ONE)
    expect((await identify(ONE)).accountId).toBe(ONE)
    await expect(identify(OTHER)).rejects.toMatchObject(missing(OTHER))
    await enter(OTHER)
    expect((await identify(OTHER)).accountId).toBe(OTHER)
    expect((await awsAccounts.signIns.state()).keys).toEqual([
      { accountId: ONE, ending: '3333' },
      { accountId: OTHER, ending: '6666' },
    ])
    awsAccounts.signIns.forget(ONE)
    await expect(identify(ONE)).rejects.toMatchObject(missing(ONE))
    expect((await identify(OTHER)).accountId).toBe(OTHER)
  })

  test('of another account are named and not kept; those that are held stay', async () => {
    const { enter, identify, awsAccounts } = await setUp()
    await enter(ONE)
    expect(await enter(ONE, `AKIA${OTHER}`)).toMatchObject({ accountId: OTHER })
    expect((await awsAccounts.signIns.state()).keys).toEqual([{ accountId: ONE, ending: '3333' }])
    expect((await identify(ONE)).accountId).toBe(ONE)
    await expect(identify(OTHER)).rejects.toMatchObject(missing(OTHER))
  })

  test('that AWS does not know are not kept, and not repeated', async () => {
    const { enter, awsAccounts } = await setUp()
    const failure = await enter(ONE, 'AKIACANARYREFUSED').catch((error: unknown) => error)
    expect(failure).toMatchObject({ details: { reason: 'signInMissing' } })
    expect(`${JSON.stringify(failure)} ${String(failure)}`).not.toMatch(/canary/i)
    expect((await awsAccounts.signIns.state()).keys).toEqual([])
  })

  test('take the place of those before them, in what is in use too', async () => {
    const { aws, enter, awsAccounts } = await setUp()
    const account = awsAccounts.account(accountWith({ kind: 'keys' }, ONE))
    const ec2 = account.flowLogsIn('us-east-1')
    await enter(ONE, `AKIAOLD${ONE}`)
    await ec2.describeVpcs(never())
    await enter(ONE, `AKIANEW${ONE}`)
    await ec2.describeVpcs(never())
    const looks = aws.calls.filter(({ action }) => action === 'DescribeVpcs')
    expect(looks.map(({ accessKeyId }) => accessKeyId)).toEqual([`AKIAOLD${ONE}`, `AKIANEW${ONE}`])
  })

  test('are gone when all is forgotten, and roles with them', async () => {
    const { aws, enter, awsAccounts } = await setUp()
    await enter(ONE)
    const through = { kind: 'keys', accountId: ONE } as const
    const [byName, byArn] = [
      accountWith({ kind: 'role', roleName: 'Admin', through }, OTHER),
      accountWith({ kind: 'role', roleArn: roleIn('777788889999'), through }, '777788889999'),
    ].map((account) => awsAccounts.account(account))
    if (byName === undefined || byArn === undefined) throw new Error('The test has two accounts.')
    expect((await byName.identify(never())).accountId).toBe(OTHER)
    expect((await byArn.identify(never())).accountId).toBe('777788889999')
    expect(
      aws.calls.filter(({ action }) => action === 'AssumeRole').map(({ accessKeyId }) => accessKeyId),
    ).toEqual([`AKIA${ONE}`, `AKIA${ONE}`])

    awsAccounts.signIns.forget()
    expect((await awsAccounts.signIns.state()).keys).toEqual([])
    const made = aws.calls.length
    await expect(byName.identify(never())).rejects.toMatchObject(missing(ONE))
    await expect(byArn.identify(never())).rejects.toMatchObject(missing(ONE))
    expect(aws.calls).toHaveLength(made)
  })

  test('of one account that lead to others are identified once', async () => {
    const { aws, enter, awsAccounts } = await setUp()
    await enter(ONE)
    const through = { kind: 'keys', accountId: ONE } as const
    await Promise.all(
      [OTHER, '777788889999'].map((accountId) =>
        awsAccounts
          .account(accountWith({ kind: 'role', roleName: 'Admin', through }, accountId))
          .identify(never()),
      ),
    )
    // When they were entered, when the roles were assumed, and each role.
    expect(count(aws.calls, 'GetCallerIdentity')).toBe(4)
  })

  test('say nothing when it is not clear whose they are', async () => {
    const { awsAccounts } = await setUp()
    await expect(awsAccounts.identify({ kind: 'keys' }, never())).rejects.toMatchObject({
      details: {
        reason: 'signInMissing',
        message: expect.stringContaining('does not say for which account'),
      },
    })
  })

  test('have no known end', async () => {
    const { enter, identify, awsAccounts } = await setUp()
    await enter(ONE)
    await identify(ONE)
    expect(awsAccounts.endsAt(accountWith({ kind: 'keys' }, ONE))).toBeUndefined()
  })
})
