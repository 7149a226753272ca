import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { ListAccountsCommand } from '@aws-sdk/client-organizations'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { describe, expect, test, vi } from 'vitest'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import {
  cloudFormation,
  config,
  control,
  credentialsFor,
  ec2,
  MANAGEMENT,
  organizations,
  PROD,
  practice,
  refusalOf,
  STAGING,
  sts,
} from './practiceClients.ts'

const role = (accountId: string, name = 'OrganizationAccountAccessRole') => ({
  RoleArn: `arn:aws:iam::${accountId}:role/${name}`,
  RoleSessionName: 'test',
})

describe('identity', () => {
  test('the administrator is in the management account, by an assumed-role ARN', async () => {
    const cloud = await practice('single-vpc')
    const identity = await sts(cloud).send(new GetCallerIdentityCommand({}))
    expect(identity).toMatchObject({
      Account: MANAGEMENT,
      Arn: expect.stringMatching(
        /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_AdministratorAccess_\w+\/administrator$/,
      ),
      UserId: expect.stringMatching(/^AROA\w{17}:administrator$/),
    })
    expect(identity.$metadata.requestId).toMatch(/^[\da-f-]{36}$/)
  })

  test("a role's session is in its account, leading zero and all", async () => {
    const cloud = await practice('ordinary')
    const identity = await sts(cloud, await credentialsFor(cloud, STAGING)).send(
      new GetCallerIdentityCommand({}),
    )
    expect(identity.Account).toBe('012345678901')
    expect(identity.Arn).toBe('arn:aws:sts::012345678901:assumed-role/OrganizationAccountAccessRole/test')
  })
})

describe('AssumeRole', () => {
  test('gives credentials for as long as asked', async () => {
    const cloud = await practice('single-vpc')
    const before = Date.now()
    const { Credentials, AssumedRoleUser } = await sts(cloud).send(
      new AssumeRoleCommand({ ...role(PROD), DurationSeconds: 900 }),
    )
    const lasts = (Credentials?.Expiration?.getTime() ?? 0) - before
    expect(lasts).toBeGreaterThanOrEqual(900_000 - 1)
    expect(lasts).toBeLessThan(1_800_000)
    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${PROD}:assumed-role/OrganizationAccountAccessRole/test`)
  })

  test.each([
    ['an account outside the organisation', '999988887777', undefined],
    ['the management account itself', MANAGEMENT, undefined],
    ['another role name', PROD, 'AWSControlTowerExecution'],
  ])('refuses %s in the words of AWS', async (_, accountId, name) => {
    const cloud = await practice('single-vpc')
    const { Arn } = await sts(cloud).send(new GetCallerIdentityCommand({}))
    const input = role(accountId, name)
    expect(await refusalOf(sts(cloud).send(new AssumeRoleCommand(input)))).toMatchObject({
      name: 'AccessDenied',
      message: `User: ${Arn} is not authorized to perform: sts:AssumeRole on resource: ${input.RoleArn}`,
      status: 403,
      requestId: expect.stringMatching(/^[\da-f-]{36}$/),
    })
  })

  test.each([
    ['invited, without the role', { joinedMethod: 'INVITED' as const }],
    ['suspended', { state: 'SUSPENDED' as const }],
  ])('refuses an account that is %s', async (_, change) => {
    const base = SCENARIOS['single-vpc']
    const [management, ...members] = base.accounts
    const cloud = await practice({
      ...base,
      accounts: [management, ...members.map((account) => ({ ...account, ...change }))],
    })
    expect((await refusalOf(sts(cloud).send(new AssumeRoleCommand(role(PROD))))).name).toBe('AccessDenied')
  })

  test('refuses a session of a member account', async () => {
    const cloud = await practice('ordinary')
    const asProd = sts(cloud, await credentialsFor(cloud, PROD))
    expect((await refusalOf(asProd.send(new AssumeRoleCommand(role(STAGING))))).name).toBe('AccessDenied')
  })

  test.each([
    [{ RoleArn: 'arn:aws:iam::1:x' }, 'length greater than or equal to 20'],
    [{ RoleArn: 'garbage-garbage-garbage' }, 'garbage-garbage-garbage is invalid'],
    [{ RoleArn: 'arn:aws:iam::123:role/x-y-z' }, 'Request ARN is invalid'],
    [{ RoleSessionName: 'a b' }, "'a b' at 'roleSessionName'"],
    [{ RoleSessionName: 'a'.repeat(65) }, 'length less than or equal to 64'],
  ])('refuses what has not the form: %j', async (change, message) => {
    const cloud = await practice('single-vpc')
    const refused = sts(cloud).send(new AssumeRoleCommand({ ...role(PROD), ...change }))
    expect(await refusalOf(refused)).toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(message),
    })
  })

  test.each([60, 7200])('refuses %i seconds', async (DurationSeconds) => {
    const cloud = await practice('single-vpc')
    const refusal = await refusalOf(
      sts(cloud).send(new AssumeRoleCommand({ ...role(PROD), DurationSeconds })),
    )
    expect(refusal).toMatchObject({ name: 'ValidationError', status: 400 })
  })
})

describe('credentials that are no good', () => {
  test('an unsigned request', async () => {
    const cloud = await practice('single-vpc')
    const response = await fetch(cloud.endpoint, {
      method: 'POST',
      body: new URLSearchParams({ Action: 'GetCallerIdentity', Version: '2011-06-15' }),
    })
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('<Code>MissingAuthenticationToken</Code>')
  })

  test('an unknown key, and a known key with another session token', async () => {
    const cloud = await practice('single-vpc')
    for (const wrong of [
      { ...cloud.credentials, accessKeyId: 'ASIAUNKNOWN' },
      { ...cloud.credentials, sessionToken: 'another' },
    ]) {
      expect(await refusalOf(sts(cloud, wrong).send(new GetCallerIdentityCommand({})))).toMatchObject({
        name: 'InvalidClientTokenId',
        status: 403,
      })
      const asEc2 = new EC2Client(config(cloud, wrong))
      expect(await refusalOf(asEc2.send(new DescribeVpcsCommand({})))).toMatchObject({
        name: 'AuthFailure',
        message: 'AWS was not able to validate the provided access credentials',
        status: 401,
      })
      const inOrganizations = organizations(cloud, wrong)
      expect(await refusalOf(inOrganizations.send(new ListAccountsCommand({})))).toMatchObject({
        name: 'UnrecognizedClientException',
      })
    }
  })

  test('a session that is over: each service has its own word', async () => {
    const cloud = await practice('single-vpc')
    const inEc2 = await ec2(cloud)
    const inCloudFormation = await cloudFormation(cloud)
    const inSts = sts(cloud, await credentialsFor(cloud, PROD))
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_601_000 })
    try {
      expect(await refusalOf(inSts.send(new GetCallerIdentityCommand({})))).toMatchObject({
        name: 'ExpiredToken',
        status: 403,
      })
      expect(await refusalOf(inCloudFormation.send(new DescribeStacksCommand({})))).toMatchObject({
        name: 'ExpiredToken',
      })
      expect(await refusalOf(inEc2.send(new DescribeVpcsCommand({})))).toMatchObject({
        name: 'RequestExpired',
      })
    } finally {
      vi.useRealTimers()
    }
  })

  test('a Region that is not enabled does not know anybody', async () => {
    const cloud = await practice('shared-vpc')
    const inEc2 = await ec2(cloud, PROD, 'af-south-1')
    expect(await refusalOf(inEc2.send(new DescribeVpcsCommand({})))).toMatchObject({ name: 'AuthFailure' })
    const inSts = sts(cloud, cloud.credentials, 'af-south-1')
    expect(await refusalOf(inSts.send(new GetCallerIdentityCommand({})))).toMatchObject({
      name: 'InvalidClientTokenId',
    })
    // Small scenarios do not list it, but every account has it.
    await sts(cloud, cloud.credentials, 'eu-central-1').send(new GetCallerIdentityCommand({}))
  })
})

describe('a sign-in that expires in the middle', () => {
  test('ends everything that came of it, until it is renewed', async () => {
    const cloud = await practice('credentials-expire')
    const client = await ec2(cloud)
    for (let call = 0; call < 6; call++) await client.send(new DescribeVpcsCommand({}))
    expect((await refusalOf(client.send(new DescribeVpcsCommand({})))).name).toBe('RequestExpired')
    expect((await refusalOf(credentialsFor(cloud, PROD))).name).toBe('ExpiredToken')
    expect((await refusalOf(sts(cloud).send(new GetCallerIdentityCommand({})))).name).toBe('ExpiredToken')
    await control(cloud, 'POST', 'credentials/renew')
    for (let call = 0; call < 8; call++) await client.send(new DescribeVpcsCommand({}))
    await credentialsFor(cloud, PROD)
  })

  test('may leave the administrator signed in', async () => {
    const cloud = await practice({
      ...SCENARIOS['credentials-expire'],
      faults: [{ kind: 'expireCredentials', which: 'assumed', action: 'ec2:*' }],
    })
    const client = await ec2(cloud)
    expect((await refusalOf(client.send(new DescribeVpcsCommand({})))).name).toBe('RequestExpired')
    await (await ec2(cloud)).send(new DescribeVpcsCommand({}))
  })
})
