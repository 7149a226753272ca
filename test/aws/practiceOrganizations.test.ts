import {
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  paginateListAccounts,
} from '@aws-sdk/client-organizations'
import { expect, test } from 'vitest'
import { SCENARIOS } from '../../main/practice/scenarios.ts'
import { credentialsFor, MANAGEMENT, organizations, PROD, practice, refusalOf } from './practiceClients.ts'

test('ListAccounts has an empty page in the middle', async () => {
  const client = organizations(await practice('ordinary'))
  const sizes: number[] = []
  const names: (string | undefined)[] = []
  for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) {
    sizes.push(Accounts.length)
    names.push(...Accounts.map(({ Name }) => Name))
  }
  expect(sizes).toEqual([3, 0, 1])
  expect(names).toEqual(['management', 'prod', 'staging', 'sandbox'])
})

test('an account says how it joined and its state', async () => {
  const client = organizations(await practice('single-vpc'))
  const { Accounts, NextToken } = await client.send(new ListAccountsCommand({}))
  expect(NextToken).toBeUndefined()
  expect(Accounts?.[1]).toMatchObject({
    Id: PROD,
    Arn: expect.stringMatching(/^arn:aws:organizations::111122223333:account\/o-[\da-f]{10}\/444455556666$/),
    Email: 'aws+prod@acme.example',
    Name: 'prod',
    State: 'ACTIVE',
    JoinedMethod: 'CREATED',
  })
  expect(Accounts?.[1]).not.toHaveProperty('Status')
})

test('the tree: root, organizational units, accounts', async () => {
  const client = organizations(await practice('ordinary'))
  const { Roots } = await client.send(new ListRootsCommand({}))
  const ParentId = Roots?.[0]?.Id
  const { OrganizationalUnits = [] } = await client.send(
    new ListOrganizationalUnitsForParentCommand({ ParentId }),
  )
  expect(OrganizationalUnits.map(({ Name }) => Name)).toEqual(['Workloads', 'Sandbox'])
  const namesIn = async (parent: string | undefined) =>
    (await client.send(new ListAccountsForParentCommand({ ParentId: parent }))).Accounts?.map(
      ({ Name }) => Name,
    )
  expect(await namesIn(ParentId)).toEqual(['management'])
  expect(await namesIn(OrganizationalUnits[0]?.Id)).toEqual(['prod', 'staging'])
  expect((await refusalOf(namesIn('ou-none-00000000'))).name).toBe('ParentNotFoundException')
})

test('the organisation names its management account', async () => {
  const client = organizations(await practice('single-vpc'))
  const { Organization } = await client.send(new DescribeOrganizationCommand({}))
  expect(Organization).toMatchObject({ MasterAccountId: MANAGEMENT, FeatureSet: 'ALL' })
})

test('only the management account may list', async () => {
  const cloud = await practice('single-vpc')
  const client = organizations(cloud, await credentialsFor(cloud, PROD))
  expect(await refusalOf(client.send(new ListAccountsCommand({})))).toMatchObject({
    name: 'AccessDeniedException',
    message: "You don't have permissions to access this resource.",
    status: 400,
    requestId: expect.any(String),
  })
})

test('there may be no organisation at all', async () => {
  const base = SCENARIOS['single-vpc']
  const cloud = await practice({ ...base, organizations: { ...base.organizations, inUse: false } })
  expect(await refusalOf(organizations(cloud).send(new ListAccountsCommand({})))).toMatchObject({
    name: 'AWSOrganizationsNotInUseException',
    message: 'Your account is not a member of an organization.',
  })
})
