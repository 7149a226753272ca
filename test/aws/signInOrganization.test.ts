import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  DescribeCreateAccountStatusCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import { describe, expect, test } from 'vitest'
import type { FoundOrganization } from '../../app/access/foundAccounts.ts'
import type { Access } from '../../app/onboarding/access.ts'
import { PRACTICE_IDENTITY_CENTER, SCENARIOS } from '../../main/practice/practiceCloud.ts'
import type { PracticeScenario } from '../../main/practice/practiceScenario.ts'
import { MANAGEMENT, PROD, practice, STAGING } from './practiceClients.ts'
import { onMoto } from './support/onMoto.ts'
import { press } from './support/practicePage.ts'
import { refusal, type SignInApp, signInApp } from './support/signInApp.ts'

const ROLE = 'OrganizationAccountAccessRole'
const ENVIRONMENT: Access = { kind: 'environment' }
const BASE = SCENARIOS.ordinary

async function administrator(scenario: PracticeScenario = BASE) {
  const cloud = await practice(scenario)
  return { cloud, app: await signInApp(cloud, { as: 'administrator' }) }
}

const find = ({ client }: SignInApp, through: Access = ENVIRONMENT, roleName: string[] = [ROLE]) =>
  client.find.organization({ roleName, through })

const named = ({ accounts }: FoundOrganization, name: string) =>
  accounts.find((account) => account.name === name)

describe('an organization', () => {
  test('lists every account, over empty pages too, with its units and the way in', async () => {
    const { cloud, app } = await administrator()
    const found = await find(app)
    const byRole = { kind: 'role', roleName: ROLE, through: ENVIRONMENT }
    expect(found).toEqual({
      partition: 'aws',
      accounts: [
        // The caller's own needs no role.
        { ...account(MANAGEMENT, 'management', 'INVITED'), access: ENVIRONMENT, units: [] },
        { ...account(PROD, 'prod', 'CREATED'), access: byRole, units: ['Workloads', 'Production'] },
        { ...account(STAGING, 'staging', 'CREATED'), access: byRole, units: ['Workloads'] },
        { ...account('777788889999', 'sandbox', 'INVITED'), access: byRole, units: ['Sandbox'] },
      ],
    })
    expect(cloud.calls()[`${MANAGEMENT} us-east-1 organizations:ListAccounts`]).toBe(3)

    const results = await app.test(
      found.accounts.map(({ accountId, access }) => ({ key: accountId, accountId, access })),
    )
    expect([...results.values()].map(({ state }) => state)).toEqual(Array(4).fill('connected'))
  })

  test('units may be nested, have the same name, and many accounts', async () => {
    const [management] = BASE.accounts
    const paths = ['A', 'A/A', 'A/A/A', 'B/A', 'B', 'B/C']
    const members = Array.from({ length: 60 }, (_, at) => ({
      ...management,
      accountId: String(300_000_000_000 + at),
      name: `member-${at}`,
      joinedMethod: 'CREATED' as const,
      organizationalUnit: paths[at % paths.length] ?? '',
    }))
    const { app } = await administrator({
      ...BASE,
      accounts: [management, ...members],
      organizations: { inUse: true, pageSize: 2, emptyPages: true },
      vpcs: [],
      flowLogs: [],
    })
    const { accounts } = await find(app)
    expect(accounts).toHaveLength(61)
    for (const [at, { organizationalUnit }] of members.entries()) {
      expect(accounts[at + 1]).toMatchObject({ name: `member-${at}`, units: organizationalUnit.split('/') })
    }
  })

  test.each([
    ['organizations:ListRoots', 'accessDenied' as const],
    ['organizations:ListOrganizationalUnitsForParent', 'accessDenied' as const],
    ['organizations:ListAccountsForParent', 'explicitDeny' as const],
  ])('without %s is listed without its units, and says so', async (action, kind) => {
    const { app } = await administrator({ ...BASE, faults: [{ kind, action }] })
    const { accounts, withoutUnits } = await find(app)
    expect(accounts.map(({ name }) => name)).toEqual(['management', 'prod', 'staging', 'sandbox'])
    expect(accounts.some(({ units }) => units !== undefined)).toBe(false)
    expect(withoutUnits).toMatch(
      new RegExp(`^The organizational units could not be read: .*is not authorized to perform: ${action}`),
    )
  })

  test.each([
    ['SUSPENDED', 'The account is suspended.'],
    ['PENDING_CLOSURE', 'The account is pending closure.'],
    ['CLOSED', 'The account is closed.'],
  ] as const)('an account that is %s can’t be chosen', async (state, unusable) => {
    const [management, prod, ...others] = BASE.accounts
    if (prod === undefined) throw new Error('The scenario has more accounts.')
    const { app } = await administrator({ ...BASE, accounts: [management, { ...prod, state }, ...others] })
    const found = await find(app)
    expect(named(found, 'prod')).toMatchObject({ state, unusable })
    expect(found.accounts.filter((one) => one.unusable !== undefined)).toHaveLength(1)
  })

  test('is listed with a permission set in the management account, which the accesses name', async () => {
    const cloud = await practice({ ...BASE, identityCenter: { ...BASE.identityCenter, intervalSeconds: 0 } })
    const app = await signInApp(cloud)
    app.follow((request) => (request.kind === 'identityCenter' ? press('allow', request.url) : undefined))
    await app.client.signIn.identityCenter({ ...PRACTICE_IDENTITY_CENTER, way: 'deviceCode' })
    const own = {
      kind: 'identityCenter',
      ...PRACTICE_IDENTITY_CENTER,
      roleName: 'AdministratorAccess',
    } as const
    const through: Access = { ...own, accountId: MANAGEMENT }
    const found = await find(app, through, [ROLE, 'AWSControlTowerExecution'])
    expect(named(found, 'management')?.access).toEqual(own)
    expect(named(found, 'prod')?.access).toEqual({
      kind: 'role',
      roleName: [ROLE, 'AWSControlTowerExecution'],
      through,
    })
    const results = await app.test(
      found.accounts.map(({ accountId, access }) => ({ key: accountId, accountId, access })),
    )
    expect([...results.values()].map(({ state }) => state)).toEqual(Array(4).fill('connected'))
  })
})

describe('there is nothing to list', () => {
  test('for a member account', async () => {
    const { app } = await administrator()
    const through: Access = {
      kind: 'role',
      roleArn: `arn:aws:iam::${PROD}:role/${ROLE}`,
      through: ENVIRONMENT,
    }
    expect(await refusal(find(app, through))).toMatchObject({
      code: 'AWS_REFUSED',
      message: expect.stringContaining('Only the management account of the organization'),
      data: { next: expect.stringContaining('No permission in another account helps') },
    })
  })

  test('without an organization', async () => {
    const { app } = await administrator({
      ...BASE,
      organizations: { ...BASE.organizations, inUse: false },
    })
    expect(await refusal(find(app))).toMatchObject({
      code: 'AWS_REFUSED',
      message: expect.stringContaining('is in no organization'),
    })
  })

  test('for somebody who is not signed in', async () => {
    const app = await signInApp(await practice(BASE))
    expect(await refusal(find(app))).toMatchObject({
      code: 'AWS_REFUSED',
      message: expect.stringContaining('AWS_ACCESS_KEY_ID'),
      data: { next: expect.stringContaining('Sign in') },
    })
  })
})

onMoto('somebody else’s organization: units, pages and roles', async (moto) => {
  const app = await signInApp(moto, { as: 'administrator' })
  const client = new OrganizationsClient({
    endpoint: moto.endpoint,
    region: 'us-east-1',
    credentials: { ...moto.credentials },
  })
  await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }))
  const { Roots } = await client.send(new ListRootsCommand({}))
  const root = Roots?.[0]?.Id
  const unitIn = async (ParentId: string | undefined, Name: string) => {
    const { OrganizationalUnit } = await client.send(new CreateOrganizationalUnitCommand({ ParentId, Name }))
    return OrganizationalUnit?.Id
  }
  const accountIn = async (unit: string | undefined, name: string) => {
    const { CreateAccountStatus } = await client.send(
      new CreateAccountCommand({ AccountName: name, Email: `${name}@acme.example` }),
    )
    const { CreateAccountStatus: done } = await client.send(
      new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: CreateAccountStatus?.Id }),
    )
    const AccountId = done?.AccountId ?? ''
    if (unit !== root) {
      await client.send(
        new MoveAccountCommand({ AccountId, SourceParentId: root, DestinationParentId: unit }),
      )
    }
    return AccountId
  }
  const workloads = await unitIn(root, 'Workloads')
  const production = await unitIn(workloads, 'Production')
  const ids = [
    await accountIn(root, 'audit'),
    await accountIn(workloads, 'staging'),
    await accountIn(production, 'prod'),
  ]

  const found = await find(app)
  expect(found.withoutUnits).toBeUndefined()
  expect(
    ids.map((id) => {
      const { name, units, access } = found.accounts.find(({ accountId }) => accountId === id) ?? {}
      return { name, units, kind: access?.kind }
    }),
  ).toEqual([
    { name: 'audit', units: [], kind: 'role' },
    { name: 'staging', units: ['Workloads'], kind: 'role' },
    { name: 'prod', units: ['Workloads', 'Production'], kind: 'role' },
  ])
  const own = found.accounts.filter(({ access }) => access.kind === 'environment')
  expect(own).toHaveLength(1)
  expect(own[0]?.units).toEqual([])

  const results = await app.test(
    found.accounts.map(({ accountId, access }) => ({ key: accountId, accountId, access })),
  )
  expect([...results.values()].map(({ state }) => state)).toEqual(found.accounts.map(() => 'connected'))
  // Profiles that assume those roles, with keys of the management account.
  await app.write(
    '.aws/credentials',
    `[base]\naws_access_key_id = ${moto.credentials.accessKeyId}\naws_secret_access_key = s\n`,
  )
  await app.write(
    '.aws/config',
    `[profile prod]\nrole_arn = arn:aws:iam::${ids[2]}:role/${ROLE}\nsource_profile = base\n`,
  )
  const byProfile = await app.test([
    { key: 'prod', accountId: ids[2], access: { kind: 'profile', profile: 'prod' } },
  ])
  expect(byProfile.get('prod')).toMatchObject({ state: 'connected', accountId: ids[2] })
})

function account(accountId: string, name: string, joinedMethod: string) {
  return {
    accountId,
    name,
    email: `aws+${name}@acme.example`,
    state: 'ACTIVE',
    joinedMethod,
    joinedAt: '2023-11-14T22:13:20.000Z',
  }
}
