import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Account } from '../../../app/onboarding/onboarding.ts'
import { connectAws } from '../../../main/aws/connect.ts'
import {
  ACCOUNT,
  type Answer,
  assumedRole,
  type Call,
  connected,
  ec2Error,
  identity,
  KEYS,
  localAws,
  never,
  queryError,
} from './localAws.ts'

const MANAGEMENT = '999999999999'
const inAnHour = () => new Date(Date.now() + 3_600_000)

const through = { kind: 'environment' } as const
const inRole = (accountId: string, ...roleName: string[]): Account => ({
  ...ACCOUNT,
  accountId,
  access: { kind: 'role', roleName, through },
})

/** An organisation: the environment's keys are of the management account, each role's are named after its account. */
function organization(call: Call): Answer {
  const arn = call.parameters.RoleArn ?? ''
  switch (call.action) {
    case 'AssumeRole':
      if (arn.endsWith('/Missing'))
        return queryError(
          403,
          'AccessDenied',
          `User: x is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
        )
      return assumedRole(`ASIA${arn.slice(13, 25)}`, inAnHour())
    case 'GetCallerIdentity':
      return identity(call.accessKeyId.startsWith('ASIA') ? call.accessKeyId.slice(4) : MANAGEMENT)
    default:
      return { body: `<${call.action}Response/>` }
  }
}

const count = (calls: readonly Call[], action: string) =>
  calls.filter((call) => call.action === action).length

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

  test('asks STS in one Region as the seed of every token', async () => {
    const aws = await localAws(organization)
    const account = connected(aws.endpoint).account({
      ...inRole('111122223333', 'Admin'),
      stackRegion: 'eu-west-1',
    })
    await account.identify(never())
    expect(new Set(aws.calls.map(({ region }) => region))).toEqual(new Set(['us-east-1']))
    expect(aws.calls.find(({ action }) => action === 'AssumeRole')?.parameters).toMatchObject({
      RoleArn: 'arn:aws:iam::111122223333:role/Admin',
      RoleSessionName: 'activeeye-onboarding',
      DurationSeconds: '3600',
    })
  })

  test('in a hundred accounts, the way there is identified once', async () => {
    const aws = await localAws(organization)
    const connections = connected(aws.endpoint)
    const accountIds = Array.from({ length: 100 }, (_, index) => String(100_000_000_000 + index))
    const found = await Promise.all(
      accountIds.map((accountId) => connections.account(inRole(accountId, 'Admin')).identify(never())),
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
    const connections = connected(aws.endpoint)
    for (const accountId of ['111122223333', '222233334444']) {
      const access = { kind: 'role', roleName: 'Spoke', through: hub } as const
      expect(await connections.account({ ...ACCOUNT, accountId, access }).identify(never())).toMatchObject({
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

describe('remembered', () => {
  test('credentials with less than five minutes left are renewed', async () => {
    const expirations = [new Date(Date.now() + 4 * 60_000), inAnHour()]
    const aws = await localAws((call) =>
      call.action === 'AssumeRole'
        ? assumedRole('ASIA111122223333', expirations.shift() ?? inAnHour())
        : organization(call),
    )
    const ec2 = connected(aws.endpoint).account(inRole('111122223333', 'Admin')).flowLogsIn('us-east-1')
    await ec2.describeVpcs(never())
    await Promise.all([ec2.describeVpcs(never()), ec2.describeVpcs(never()), ec2.describeVpcs(never())])
    expect(count(aws.calls, 'AssumeRole')).toBe(2)
  })

  test('as long as they last, when renewing fails', async () => {
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

  test('until forgotten, the way there included', async () => {
    const aws = await localAws(organization)
    const connections = connected(aws.endpoint)
    const account = connections.account(inRole('111122223333', 'Admin'))
    await account.identify(never())
    connections.forgetCredentials('222222222222')
    await account.identify(never())
    expect(aws.calls).toHaveLength(3)
    connections.forgetCredentials('111122223333')
    await account.identify(never())
    expect(aws.actions().slice(3)).toEqual(['GetCallerIdentity', 'AssumeRole', 'GetCallerIdentity'])
    connections.forgetCredentials()
    await account.identify(never())
    expect(aws.calls).toHaveLength(9)
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
    const connections = connected(aws.endpoint)
    const abort = new AbortController()
    const reason = new Error('paused')
    const one = connections.account(ACCOUNT).identify(abort.signal)
    const other = connections.account({ ...ACCOUNT, accountId: MANAGEMENT }).identify(never())
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
  const account = connected(aws.endpoint).account(ACCOUNT)
  const look = () => account.flowLogsIn('me-south-1').describeVpcs(never())
  await expect(look()).rejects.toMatchObject({ details: { reason: 'signInMissing' } })
  await account.identify(never())
  await expect(look()).rejects.toMatchObject({ details: { reason: 'regionNotEnabled', code: 'AuthFailure' } })
})

describe('the environment', () => {
  test('has no credentials', async () => {
    const aws = connected('http://127.0.0.1:1', { env: { AWS_PROFILE: 'prod' } })
    await expect(aws.identify(through, never())).rejects.toMatchObject({
      details: {
        reason: 'signInMissing',
        message: expect.stringMatching(/AWS_ACCESS_KEY_ID.*"profile": "prod"/),
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

describe('a profile', () => {
  async function configFiles(config: string) {
    const directory = await mkdtemp(join(tmpdir(), 'profiles-'))
    onTestFinished(() => rm(directory, { recursive: true }))
    const file = join(directory, 'config')
    await writeFile(file, config)
    return { file, env: { AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: join(directory, 'none') } }
  }
  const keys = (id: string) => `aws_access_key_id = ${id}\naws_secret_access_key = s\n`

  test('with keys; read again after the sign-in had expired', async () => {
    const { file, env } = await configFiles(`[profile prod]\n${keys('AKIAOLD')}`)
    const aws = await localAws((call) =>
      call.accessKeyId === 'AKIAOLD' ? queryError(403, 'ExpiredToken') : identity(MANAGEMENT),
    )
    const account = connected(aws.endpoint, { env }).account({
      ...ACCOUNT,
      access: { kind: 'profile', profile: 'prod' },
    })
    await expect(account.identify(never())).rejects.toMatchObject({ details: { reason: 'signInExpired' } })
    await writeFile(file, `[profile prod]\n${keys('AKIANEW')}`)
    await expect(account.identify(never())).resolves.toMatchObject({ accountId: MANAGEMENT })
  })

  test('with a role', async () => {
    const { env } = await configFiles(
      `[profile base]\n${keys('AKIABASE')}[profile prod]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\n`,
    )
    const aws = await localAws(organization)
    const account = connected(aws.endpoint, { env }).account({
      ...ACCOUNT,
      access: { kind: 'profile', profile: 'prod' },
    })
    await account.flowLogsIn('eu-west-1').describeVpcs(never())
    await account.flowLogsIn('us-west-2').describeVpcs(never())
    expect(aws.calls.map(({ action, region }) => [action, region])).toEqual([
      ['AssumeRole', 'us-east-1'],
      ['DescribeVpcs', 'eu-west-1'],
      ['DescribeVpcs', 'us-west-2'],
    ])
  })

  test('of IAM Identity Center asks in its own Region, through the proxy', async () => {
    const proxied: (string | undefined)[] = []
    const proxy = createServer().on('connect', ({ url }, socket) => {
      proxied.push(url)
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void proxy.close())
    const { port } = proxy.address() as AddressInfo

    const startUrl = 'https://acme.awsapps.com/start'
    const { file, env } = await configFiles(
      `[profile prod]\nsso_start_url = ${startUrl}\nsso_region = eu-central-1\nsso_account_id = 111122223333\nsso_role_name = Admin\n`,
    )
    const home = dirname(file)
    // For this kind of profile the SDK looks nowhere else.
    vi.stubEnv('AWS_CONFIG_FILE', file)
    vi.stubEnv('HOME', home)
    onTestFinished(() => void vi.unstubAllEnvs())
    const token = { accessToken: 'hunter2', expiresAt: inAnHour().toISOString() }
    await mkdir(join(home, '.aws/sso/cache'), { recursive: true })
    await writeFile(
      join(home, '.aws/sso/cache', `${createHash('sha1').update(startUrl).digest('hex')}.json`),
      JSON.stringify(token),
    )

    const aws = connectAws({ env: { ...env, HTTPS_PROXY: `http://127.0.0.1:${port}` } })
    onTestFinished(() => aws.close())
    const failure = await aws
      .identify({ kind: 'profile', profile: 'prod' }, never())
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({ details: { reason: 'proxy' } })
    expect(JSON.stringify(failure)).not.toContain('hunter2')
    expect(new Set(proxied)).toEqual(new Set(['portal.sso.eu-central-1.amazonaws.com:443']))
  })

  test.each([
    ['that is not there', '', 'signInMissing', /^Profile "prod": /],
    [
      'with multi-factor authentication',
      `[profile base]\n${keys('AKIABASE')}[profile prod]\nrole_arn = arn:aws:iam::111122223333:role/Admin\nsource_profile = base\nmfa_serial = arn:aws:iam::999999999999:mfa/me\n`,
      'signInMissing',
      /^Profile "prod": .*multi-factor/,
    ],
    [
      'whose credential_process fails',
      '[profile prod]\ncredential_process = echo hunter2 >&2; false hunter2\n',
      'signInMissing',
      /^Profile "prod": The credential_process of this profile failed$/,
    ],
    [
      'that may not assume its role',
      `[profile base]\n${keys('AKIABASE')}[profile prod]\nrole_arn = arn:aws:iam::111122223333:role/Missing\nsource_profile = base\n`,
      'accessDenied',
      /^Profile "prod": .*role\/Missing/,
    ],
  ])('%s', async (_, config, reason, message) => {
    const { env } = await configFiles(config)
    const aws = await localAws(organization)
    const identifying = connected(aws.endpoint, { env }).identify(
      { kind: 'profile', profile: 'prod' },
      never(),
    )
    await expect(identifying).rejects.toMatchObject({
      details: { reason, message: expect.stringMatching(message) },
    })
  })
})

test.each([
  { kind: 'keys' } as const,
  {
    kind: 'identityCenter',
    startUrl: 'https://acme.awsapps.com/start',
    region: 'us-east-1',
    roleName: 'Admin',
  } as const,
])('$kind is not there yet', async (access) => {
  await expect(connected('http://127.0.0.1:1').identify(access, never())).rejects.toMatchObject({
    details: { reason: 'signInMissing', message: expect.stringContaining('use a profile') },
  })
})
