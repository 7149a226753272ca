import { describe, expect, onTestFinished, test, vi } from 'vitest'
import {
  ACCOUNT,
  assumedRole,
  connected,
  ec2Error,
  identity,
  KEYS,
  localAws,
  never,
  queryError,
} from '../../../doubles/localAws.ts'
import {
  count,
  inAnHour,
  inRole,
  MANAGEMENT,
  organization,
  through,
} from '../../../doubles/localOrganization.ts'
import { awsFiles } from './localUser.ts'

describe('remembered', () => {
  test('credentials that end soon are renewed', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const expirations = [new Date(Date.now() + 4 * 60_000), inAnHour()]
    const aws = await localAws((call) =>
      call.action === 'AssumeRole'
        ? assumedRole('ASIA111122223333', expirations.shift() ?? inAnHour())
        : organization(call),
    )
    const ec2 = connected(aws.endpoint).account(inRole('111122223333', 'Admin')).flowLogsIn('us-east-1')
    await ec2.describeVpcs(never())
    await ec2.describeVpcs(never())
    expect(count(aws.calls, 'AssumeRole')).toBe(1)
    vi.setSystemTime(Date.now() + 3.5 * 60_000)
    await Promise.all([ec2.describeVpcs(never()), ec2.describeVpcs(never()), ec2.describeVpcs(never())])
    expect(count(aws.calls, 'AssumeRole')).toBe(2)
  })

  test('as long as they last, when renewing fails', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    let assumed = 0
    const aws = await localAws((call) => {
      if (call.action !== 'AssumeRole') return organization(call)
      assumed += 1
      return assumed === 1
        ? assumedRole('ASIA111122223333', new Date(Date.now() + 4 * 60_000))
        : queryError(400, 'Refused')
    })
    const ec2 = connected(aws.endpoint).account(inRole('111122223333', 'Admin')).flowLogsIn('us-east-1')
    await ec2.describeVpcs(never())
    vi.setSystemTime(Date.now() + 3.5 * 60_000)
    await expect(ec2.describeVpcs(never())).resolves.toEqual([])
    expect(assumed).toBeGreaterThan(1)
  })

  test('not when signing in failed', async () => {
    let attempts = 0
    const aws = await localAws((call) => {
      attempts += 1
      return attempts === 1 ? queryError(403, 'AccessDenied', 'not yet') : organization(call)
    })
    const account = connected(aws.endpoint).account(ACCOUNT)
    await expect(account.identify(never())).rejects.toMatchObject({ details: { reason: 'accessDenied' } })
    await expect(account.identify(never())).resolves.toMatchObject({ accountId: MANAGEMENT })
  })

  test('until forgotten, with the session that gave them', async () => {
    const aws = await localAws(organization)
    const awsAccounts = connected(aws.endpoint)
    const account = awsAccounts.account(inRole('111122223333', 'Admin'))
    await account.identify(never())
    awsAccounts.forgetCredentials('222222222222')
    await account.identify(never())
    expect(aws.calls).toHaveLength(3)
    awsAccounts.forgetCredentials('111122223333')
    await account.identify(never())
    expect(aws.actions().slice(3)).toEqual(['GetCallerIdentity', 'AssumeRole', 'GetCallerIdentity'])
    awsAccounts.forgetCredentials()
    await account.identify(never())
    expect(aws.calls).toHaveLength(9)
  })

  test('forgotten in what is in use too', async () => {
    const env = { ...KEYS }
    const aws = await localAws(organization)
    const awsAccounts = connected(aws.endpoint, { env })
    const ec2 = awsAccounts.account(ACCOUNT).flowLogsIn('us-east-1')
    await ec2.describeVpcs(never())
    env.AWS_ACCESS_KEY_ID = 'AKIANEW'
    await ec2.describeVpcs(never())
    awsAccounts.forgetCredentials(ACCOUNT.accountId)
    await ec2.describeVpcs(never())
    expect(aws.calls.map(({ accessKeyId }) => accessKeyId)).toEqual([
      KEYS.AWS_ACCESS_KEY_ID,
      KEYS.AWS_ACCESS_KEY_ID,
      'AKIANEW',
    ])
  })

  test('one who gives up waiting does not end the sign-in of the others', async () => {
    let answer = () => {}
    const asked = new Promise<void>((resolve) => {
      answer = resolve
    })
    const aws = await localAws(async (call) => {
      await asked
      return organization(call)
    })
    const awsAccounts = connected(aws.endpoint)
    const abort = new AbortController()
    const reason = new Error('paused')
    const one = awsAccounts.account(ACCOUNT).identify(abort.signal)
    const other = awsAccounts.account({ ...ACCOUNT, accountId: MANAGEMENT }).identify(never())
    await expect.poll(aws.actions).toEqual(['GetCallerIdentity'])
    abort.abort(reason)
    await expect(one).rejects.toBe(reason)
    answer()
    await expect(other).resolves.toMatchObject({ accountId: MANAGEMENT })
    expect(aws.calls).toHaveLength(1)
  })
})

test('AuthFailure in a Region is about the Region only after AWS has accepted the credentials', async () => {
  const aws = await localAws((call) =>
    call.action === 'DescribeVpcs' ? ec2Error(401, 'AuthFailure') : organization(call),
  )
  const account = connected(aws.endpoint).account({ ...ACCOUNT, accountId: MANAGEMENT })
  const look = () => account.flowLogsIn('me-south-1').describeVpcs(never())
  await expect(look()).rejects.toMatchObject({ details: { reason: 'signInMissing' } })
  await account.identify(never())
  await expect(look()).rejects.toMatchObject({ details: { reason: 'regionNotEnabled', code: 'AuthFailure' } })
})

test('a role whose credentials STS does not know is no question of the Region', async () => {
  const aws = await localAws((call) =>
    call.action === 'GetCallerIdentity' && call.accessKeyId.startsWith('ASIA')
      ? queryError(403, 'InvalidClientTokenId', 'The security token included in the request is invalid')
      : organization(call),
  )
  const account = connected(aws.endpoint).account(inRole('111122223333', 'Admin'))
  await account.flowLogsIn('us-east-1').describeVpcs(never())
  await expect(account.identify(never())).rejects.toMatchObject({
    details: {
      reason: 'signInMissing',
      message: expect.stringContaining('AWS does not know these credentials'),
    },
  })
})

test('an identity of the access that an account had before is not the one that acts', async () => {
  const aws = await localAws(organization)
  const awsAccounts = connected(aws.endpoint)
  const acting = async () => {
    const { identities } = await awsAccounts.signIns.state()
    return identities.filter(({ isActing }) => isActing).length
  }
  const asRole = (name: string) => awsAccounts.account(inRole('111122223333', name))
  await asRole('Admin').identify(never())
  expect(await acting()).toBe(1)
  const other = asRole('Reader')
  expect(await acting()).toBe(0)
  await other.identify(never())
  expect(await acting()).toBe(1)
})

describe('the environment', () => {
  test('has no credentials', async () => {
    const aws = connected('http://127.0.0.1:1', {
      env: { ...(await awsFiles({})).env, AWS_EC2_METADATA_DISABLED: 'true' },
    })
    await expect(aws.identify(through, never())).rejects.toMatchObject({
      details: { reason: 'signInMissing', message: expect.stringContaining('AWS_ACCESS_KEY_ID') },
    })
  })

  test('names a profile, which is used', async () => {
    const env = { AWS_PROFILE: 'prod', AWS_CONFIG_FILE: '/none', AWS_SHARED_CREDENTIALS_FILE: '/none' }
    await expect(connected('http://127.0.0.1:1', { env }).identify(through, never())).rejects.toMatchObject({
      details: {
        reason: 'signInMissing',
        message: expect.stringMatching(/^Profile "prod": There is no such/),
      },
    })
  })

  test('has a session token, which is sent', async () => {
    const aws = await localAws((call) => identity(call.accessKeyId === 'ASIATEMPORARY' ? MANAGEMENT : '0'))
    const env = { AWS_ACCESS_KEY_ID: 'ASIATEMPORARY', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 't' }
    await expect(connected(aws.endpoint, { env }).identify(through, never())).resolves.toMatchObject({
      accountId: MANAGEMENT,
    })
  })
})

test.each([
  [{ kind: 'keys' } as const, 'access keys of 111122223333 have not been entered'],
  [
    {
      kind: 'identityCenter',
      startUrl: 'https://acme.awsapps.com/start',
      region: 'us-east-1',
      roleName: 'Admin',
    } as const,
    'Nobody is signed in to https://acme.awsapps.com/start',
  ],
])('%o waits for a person', async (access, words) => {
  const account = connected('http://127.0.0.1:1').account({ ...ACCOUNT, access })
  await expect(account.identify(never())).rejects.toMatchObject({
    details: { reason: 'signInMissing', message: expect.stringContaining(words) },
  })
})
