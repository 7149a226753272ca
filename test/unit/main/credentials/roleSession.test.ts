import { describe, expect, test } from 'vitest'
import { ACCOUNT, connected, KEYS, localAws, never, queryError } from '../../../doubles/localAws.ts'
import { count, inRole, MANAGEMENT, organization, through } from '../../../doubles/localOrganization.ts'

describe('a role', () => {
  test('is assumed once for all Regions and identified once', async () => {
    const aws = await localAws(organization)
    const account = connected(aws.endpoint).account(inRole('111122223333', 'Admin'))
    const regions = ['us-east-1', 'us-west-2', 'eu-west-1', 'ap-south-1']
    await Promise.all(regions.map((region) => account.flowLogsIn(region).describeVpcs(never())))
    expect(await account.identify(never())).toMatchObject({ accountId: '111122223333', partition: 'aws' })
    await account.identify(never())

    expect(count(aws.calls, 'AssumeRole')).toBe(1)
    // One for the environment, to know the partition and the account; one for the role.
    expect(count(aws.calls, 'GetCallerIdentity')).toBe(2)
    const looks = aws.calls.filter(({ action }) => action === 'DescribeVpcs')
    expect(looks.map(({ region }) => region).sort()).toEqual([...regions].sort())
    expect(new Set(looks.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['ASIA111122223333']))
  })

  test.each([
    ['eu-west-1', {}, 'eu-west-1'],
    ['eu-west-1', { AWS_REGION: 'ap-southeast-2', AWS_DEFAULT_REGION: 'us-west-2' }, 'ap-southeast-2'],
    ['eu-west-1', { AWS_REGION: '', AWS_DEFAULT_REGION: 'us-west-2' }, 'us-west-2'],
    ['us-gov-east-1', { AWS_REGION: 'ap-southeast-2' }, 'us-gov-east-1'],
    ['cn-northwest-1', {}, 'cn-northwest-1'],
    // The account of the caller may not have enabled it.
    ['me-south-1', {}, 'us-east-1'],
  ])('with the stack in %s and %j in the environment, asks STS in %s for every token', async (...row) => {
    const [stackRegion, variables, expected] = row
    const aws = await localAws(organization)
    const account = connected(aws.endpoint, { env: { ...KEYS, ...variables } }).account({
      ...inRole('111122223333', 'Admin'),
      stackRegion,
    })
    await account.identify(never())
    expect(new Set(aws.calls.map(({ region }) => region))).toEqual(new Set([expected]))
    expect(aws.calls.find(({ action }) => action === 'AssumeRole')?.parameters).toMatchObject({
      RoleArn: 'arn:aws:iam::111122223333:role/Admin',
      RoleSessionName: 'activeeye-onboarding',
      DurationSeconds: '3600',
    })
  })

  test('in a hundred accounts, the session that assumes it is identified once', async () => {
    const aws = await localAws(organization)
    const awsAccounts = connected(aws.endpoint)
    const accountIds = Array.from({ length: 100 }, (_, index) => String(100_000_000_000 + index))
    const found = await Promise.all(
      accountIds.map((accountId) => awsAccounts.account(inRole(accountId, 'Admin')).identify(never())),
    )
    expect(found.map(({ accountId }) => accountId)).toEqual(accountIds)
    expect(count(aws.calls, 'GetCallerIdentity')).toBe(101)
    expect(count(aws.calls, 'AssumeRole')).toBe(100)
  })

  test('is not needed where one is already', async () => {
    const aws = await localAws(organization)
    const account = connected(aws.endpoint).account(inRole(MANAGEMENT, 'Admin'))
    expect(await account.identify(never())).toMatchObject({ accountId: MANAGEMENT })
    await account.flowLogsIn('us-east-1').describeVpcs(never())
    expect(aws.actions()).toEqual(['GetCallerIdentity', 'DescribeVpcs'])
    expect(aws.calls.at(-1)?.accessKeyId).toBe(KEYS.AWS_ACCESS_KEY_ID)
  })

  test('several names are tried in their order', async () => {
    const aws = await localAws(organization)
    const account = connected(aws.endpoint).account(inRole('111122223333', 'Missing', 'Control', 'Never'))
    expect(await account.identify(never())).toMatchObject({ accountId: '111122223333' })
    const tried = aws.calls.flatMap(({ parameters }) => parameters.RoleArn ?? [])
    expect(tried).toEqual([
      'arn:aws:iam::111122223333:role/Missing',
      'arn:aws:iam::111122223333:role/Control',
    ])
  })

  test('when none can be assumed, each is named', async () => {
    const aws = await localAws((call) =>
      call.action === 'AssumeRole'
        ? queryError(403, 'AccessDenied', 'is not authorized to perform: sts:AssumeRole')
        : organization(call),
    )
    const account = connected(aws.endpoint).account(inRole('111122223333', 'One', 'Two'))
    await expect(account.identify(never())).rejects.toMatchObject({
      details: {
        reason: 'accessDenied',
        action: 'sts:AssumeRole',
        message: expect.stringMatching(/role\/One, arn:aws:iam::111122223333:role\/Two.*not authorized/),
      },
    })
  })

  test('another failure ends the search', async () => {
    const aws = await localAws((call) =>
      call.action === 'AssumeRole' ? queryError(403, 'ExpiredToken', 'expired') : organization(call),
    )
    const account = connected(aws.endpoint).account(inRole('111122223333', 'One', 'Two'))
    await expect(account.identify(never())).rejects.toMatchObject({ details: { reason: 'signInExpired' } })
    expect(count(aws.calls, 'AssumeRole')).toBe(1)
  })

  test('by ARN is assumed as it is', async () => {
    const aws = await localAws(organization)
    const roleArn = 'arn:aws:iam::444455556666:role/path/Hub'
    const account = connected(aws.endpoint).account({
      ...ACCOUNT,
      access: { kind: 'role', roleArn, through },
    })
    await account.flowLogsIn('us-east-1').describeVpcs(never())
    expect(aws.actions()).toEqual(['AssumeRole', 'DescribeVpcs'])
    expect(aws.calls[0]?.parameters.RoleArn).toBe(roleArn)
  })

  test('through a role', async () => {
    const aws = await localAws(organization)
    const hub = { kind: 'role', roleArn: 'arn:aws:iam::444455556666:role/Hub', through } as const
    const awsAccounts = connected(aws.endpoint)
    for (const accountId of ['111122223333', '222233334444']) {
      const access = { kind: 'role', roleName: 'Spoke', through: hub } as const
      expect(await awsAccounts.account({ ...ACCOUNT, accountId, access }).identify(never())).toMatchObject({
        accountId,
      })
    }
    const assumed = aws.calls.flatMap(({ accessKeyId, parameters }) =>
      parameters.RoleArn ? [[accessKeyId, parameters.RoleArn]] : [],
    )
    expect(assumed).toEqual([
      [KEYS.AWS_ACCESS_KEY_ID, 'arn:aws:iam::444455556666:role/Hub'],
      ['ASIA444455556666', 'arn:aws:iam::111122223333:role/Spoke'],
      ['ASIA444455556666', 'arn:aws:iam::222233334444:role/Spoke'],
    ])
  })
})
