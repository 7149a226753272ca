import { CreateFlowLogsCommand, DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2'
import {
  ListAccountRolesCommand,
  ListAccountsCommand,
  LogoutCommand,
  paginateListAccountRoles,
  paginateListAccounts,
} from '@aws-sdk/client-sso'
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { describe, expect, test, vi } from 'vitest'
import { FLOW_LOG_DESTINATION } from '../../app/activeeye/prescribed.ts'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import { IDENTITY_CENTER } from '../../main/practice/scenarios/smallScenario.ts'
import { config, control, MANAGEMENT, PROD, practice, refusalOf, STAGING, sts } from './practiceClients.ts'
import { portal, roleCredentials, signIn } from './support/identityCenterClients.ts'

describe('the portal', () => {
  test('lists every active account, page by page', async () => {
    const base = SCENARIOS.ordinary
    const [management, prod, ...others] = base.accounts
    const cloud = await practice({
      ...base,
      accounts: [
        management,
        ...(prod === undefined ? [] : [{ ...prod, state: 'SUSPENDED' as const }]),
        ...others,
      ],
      identityCenter: { ...IDENTITY_CENTER, pageSize: 2 },
    })
    const { accessToken } = await signIn(cloud)
    const pages: unknown[] = []
    for await (const { accountList } of paginateListAccounts({ client: portal(cloud) }, { accessToken })) {
      pages.push(accountList?.map(({ accountName }) => accountName))
    }
    expect(pages).toEqual([['management', 'staging'], ['sandbox']])
    const { accountList } = await portal(cloud).send(new ListAccountsCommand({ accessToken, maxResults: 1 }))
    expect(accountList).toEqual([
      { accountId: MANAGEMENT, accountName: 'management', emailAddress: 'aws+management@acme.example' },
    ])
    expect(cloud.calls()['- us-east-1 sso:ListAccounts']).toBe(3)
  })

  test('lists the roles in an account, page by page, and those only that are assigned', async () => {
    const cloud = await practice({
      ...SCENARIOS.ordinary,
      identityCenter: {
        ...IDENTITY_CENTER,
        pageSize: 1,
        assignments: { [PROD]: ['Auditor'], [STAGING]: [] },
      },
    })
    const { accessToken } = await signIn(cloud)
    const client = portal(cloud)
    const rolesIn = async (accountId: string) => {
      const names: (string | undefined)[] = []
      for await (const { roleList } of paginateListAccountRoles({ client }, { accessToken, accountId })) {
        names.push(...(roleList ?? []).map(({ roleName }) => roleName))
      }
      return names
    }
    expect(await rolesIn(MANAGEMENT)).toEqual(['AdministratorAccess', 'ReadOnlyAccess'])
    expect(await rolesIn(PROD)).toEqual(['Auditor'])
    expect(await refusalOf(rolesIn(STAGING))).toMatchObject({ name: 'ForbiddenException' })
  })

  test('gives credentials that work everywhere, as AWS names them', async () => {
    const cloud = await practice('ordinary')
    const { accessToken } = await signIn(cloud)
    const credentials = await roleCredentials(cloud, accessToken, STAGING)
    const { Account, Arn } = await sts(cloud, credentials).send(new GetCallerIdentityCommand({}))
    expect(Account).toBe(STAGING)
    expect(Arn).toMatch(
      /^arn:aws:sts::012345678901:assumed-role\/AWSReservedSSO_AdministratorAccess_[\da-f]{16}\/practice$/,
    )
    await new EC2Client(config(cloud, credentials)).send(new DescribeVpcsCommand({}))
    expect(cloud.calls()[`${STAGING} us-east-1 sso:GetRoleCredentials`]).toBe(1)
    // From the management account it goes on into the others.
    const inManagement = sts(cloud, await roleCredentials(cloud, accessToken, MANAGEMENT))
    await inManagement.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${PROD}:role/OrganizationAccountAccessRole`,
        RoleSessionName: 'test',
      }),
    )
  })

  test('gives credentials that may only look, too', async () => {
    const cloud = await practice('single-vpc')
    const { accessToken } = await signIn(cloud)
    const client = new EC2Client(
      config(cloud, await roleCredentials(cloud, accessToken, PROD, 'ReadOnlyAccess')),
    )
    const { Vpcs = [] } = await client.send(new DescribeVpcsCommand({}))
    const write = new CreateFlowLogsCommand({
      ResourceIds: Vpcs.map(({ VpcId = '' }) => VpcId),
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 's3',
      LogDestination: FLOW_LOG_DESTINATION,
      DryRun: true,
    })
    expect(await refusalOf(client.send(write))).toMatchObject({ name: 'UnauthorizedOperation', status: 403 })
  })

  test.each([
    ['a role that is not assigned', PROD, 'Auditor'],
    ['an account that nobody knows', '999988887777', 'AdministratorAccess'],
  ])('does not give %s', async (_, accountId, roleName) => {
    const cloud = await practice('single-vpc')
    const { accessToken } = await signIn(cloud)
    expect(await refusalOf(roleCredentials(cloud, accessToken, accountId, roleName))).toMatchObject({
      name: 'ForbiddenException',
      message: 'No access',
      status: 403,
    })
  })
})

describe('a sign-in that is no good', () => {
  test('is unknown, expired, or ended', async () => {
    const cloud = await practice('single-vpc')
    const refused = {
      name: 'UnauthorizedException',
      message: 'Session token not found or invalid',
      status: 401,
    }
    const list = (accessToken: string | undefined) =>
      portal(cloud).send(new ListAccountsCommand({ accessToken }))
    expect(await refusalOf(list('made-up'))).toMatchObject(refused)

    const { accessToken } = await signIn(cloud)
    await list(accessToken)
    await portal(cloud).send(new LogoutCommand({ accessToken }))
    expect(await refusalOf(list(accessToken))).toMatchObject(refused)

    const { accessToken: next } = await signIn(cloud)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 28_801_000 })
    try {
      expect(await refusalOf(list(next))).toMatchObject(refused)
      const roles = portal(cloud).send(new ListAccountRolesCommand({ accessToken: next, accountId: PROD }))
      expect(await refusalOf(roles)).toMatchObject(refused)
      expect(await refusalOf(roleCredentials(cloud, next, PROD))).toMatchObject(refused)
    } finally {
      vi.useRealTimers()
    }
  })

  test('everybody is thrown out, until the person signs in again', async () => {
    const cloud = await practice('single-vpc')
    const { accessToken } = await signIn(cloud)
    const credentials = await roleCredentials(cloud, accessToken, PROD)
    await control(cloud, 'POST', 'credentials/expire')
    const identify = () => sts(cloud, credentials).send(new GetCallerIdentityCommand({}))
    expect((await refusalOf(identify())).name).toBe('ExpiredToken')
    expect((await refusalOf(roleCredentials(cloud, accessToken, PROD))).name).toBe('UnauthorizedException')
    cloud.renewCredentials()
    await identify()
    await roleCredentials(cloud, accessToken, PROD)
  })
})

describe('some accounts expire, the others go on', () => {
  test('until the person signs in anew', async () => {
    const cloud = await practice('ordinary')
    const { accessToken } = await signIn(cloud)
    const inProd = sts(cloud, await roleCredentials(cloud, accessToken, PROD))
    const inStaging = sts(cloud, await roleCredentials(cloud, accessToken, STAGING))
    await control(cloud, 'POST', `credentials/expire?accountId=${PROD}`)

    expect((await refusalOf(inProd.send(new GetCallerIdentityCommand({})))).name).toBe('ExpiredToken')
    expect((await refusalOf(roleCredentials(cloud, accessToken, PROD))).name).toBe('UnauthorizedException')
    const byRole = new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${PROD}:role/OrganizationAccountAccessRole`,
      RoleSessionName: 'test',
    })
    expect((await refusalOf(sts(cloud).send(byRole))).name).toBe('ExpiredToken')

    await inStaging.send(new GetCallerIdentityCommand({}))
    await roleCredentials(cloud, accessToken, STAGING)
    await sts(cloud).send(new GetCallerIdentityCommand({}))

    const again = await signIn(cloud)
    await roleCredentials(cloud, again.accessToken, PROD)
    await sts(cloud).send(byRole)
  })

  test('until they are renewed', async () => {
    const cloud = await practice('ordinary')
    const { accessToken } = await signIn(cloud)
    const inProd = sts(cloud, await roleCredentials(cloud, accessToken, PROD))
    await control(cloud, 'POST', `credentials/expire?accountId=${PROD}&accountId=${STAGING}`)
    for (const accountId of [PROD, STAGING]) {
      expect((await refusalOf(roleCredentials(cloud, accessToken, accountId))).name).toBe(
        'UnauthorizedException',
      )
    }
    await control(cloud, 'POST', 'credentials/renew')
    await inProd.send(new GetCallerIdentityCommand({}))
    await roleCredentials(cloud, accessToken, STAGING)
  })

  test('in the middle of the work, by a fault', async () => {
    const cloud = await practice({
      ...SCENARIOS.ordinary,
      faults: [
        {
          kind: 'expireCredentials',
          which: 'accounts',
          accountIds: [PROD],
          accountId: PROD,
          action: 'ec2:*',
          afterCalls: 1,
        },
      ],
    })
    const { accessToken } = await signIn(cloud)
    const client = new EC2Client(config(cloud, await roleCredentials(cloud, accessToken, PROD)))
    await client.send(new DescribeVpcsCommand({}))
    expect((await refusalOf(client.send(new DescribeVpcsCommand({})))).name).toBe('RequestExpired')
    expect((await refusalOf(roleCredentials(cloud, accessToken, PROD))).name).toBe('UnauthorizedException')
    await roleCredentials(cloud, accessToken, STAGING)
  })
})

describe('a role that is taken away', () => {
  test('is not given any more, and its sessions may do nothing, until it is given back', async () => {
    const cloud = await practice('ordinary')
    const { accessToken } = await signIn(cloud)
    const credentials = await roleCredentials(cloud, accessToken, PROD)
    const client = new EC2Client(config(cloud, credentials))
    await control(cloud, 'POST', `roles/revoke?accountId=${PROD}&roleName=AdministratorAccess`)
    expect(await refusalOf(roleCredentials(cloud, accessToken, PROD))).toMatchObject({
      name: 'ForbiddenException',
      message: 'No access',
    })
    expect(await refusalOf(client.send(new DescribeVpcsCommand({})))).toMatchObject({
      name: 'UnauthorizedOperation',
      message: expect.stringContaining('with an explicit deny in an identity-based policy'),
    })
    // Who one is, one may always ask.
    await sts(cloud, credentials).send(new GetCallerIdentityCommand({}))
    await roleCredentials(cloud, accessToken, PROD, 'ReadOnlyAccess')
    await roleCredentials(cloud, accessToken, STAGING)

    await control(cloud, 'POST', 'roles/restore')
    await client.send(new DescribeVpcsCommand({}))
    await roleCredentials(cloud, accessToken, PROD)
  })
})
