import {
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListOrganizationalUnitsForParentCommand,
  ListRootsCommand,
  paginateListAccounts,
} from '@aws-sdk/client-organizations'
import { expect, test } from 'vitest'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
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
    Paths: [
      expect.stringMatching(/^o-[\da-f]{10}\/r-[\da-f]{4}\/(ou-[\da-f]{4}-[\da-f]{8}\/){2}444455556666\/$/),
    ],
    JoinedMethod: 'CREATED',
  })
  expect(Accounts?.[1]).not.toHaveProperty('Status')
})

test('the tree: root, organizational units, accounts', async () => {
  const client = organizations(await practice('ordinary'))
  const { Roots } = await client.send(new ListRootsCommand({}))
  const ParentId = Roots?.[0]?.Id
  const unitsIn = async (parent: string | undefined) => {
    const answer = await client.send(new ListOrganizationalUnitsForParentCommand({ ParentId: parent }))
    return answer.OrganizationalUnits ?? []
  }
  const [workloads, sandbox, ...others] = await unitsIn(ParentId)
  const [production] = await unitsIn(workloads?.Id)
  expect([workloads?.Name, sandbox?.Name, others]).toEqual(['Workloads', 'Sandbox', []])
  expect(production?.Name).toBe('Production')
  expect(await unitsIn(production?.Id)).toEqual([])
  const namesIn = async (parent: string | undefined) =>
    (await client.send(new ListAccountsForParentCommand({ ParentId: parent }))).Accounts?.map(
      ({ Name }) => Name,
    )
  expect(await namesIn(ParentId)).toEqual(['management'])
  expect(await namesIn(workloads?.Id)).toEqual(['staging'])
  expect(await namesIn(production?.Id)).toEqual(['prod'])
  expect((await refusalOf(unitsIn('ou-none-00000000'))).name).toBe('ParentNotFoundException')
  expect((await refusalOf(namesIn('ou-none-00000000'))).name).toBe('ParentNotFoundException')
  expect((await refusalOf(namesIn('garbage'))).name).toBe('InvalidInputException')
  expect((await refusalOf(unitsIn('ou-1'))).name).toBe('InvalidInputException')
})

test('the organisation names its management account', async () => {
  const client = organizations(await practice('single-vpc'))
  const { Organization } = await client.send(new DescribeOrganizationCommand({}))
  expect(Organization).toMatchObject({ MasterAccountId: MANAGEMENT, FeatureSet: 'ALL' })
})

test('an account is described by its ID, and pages have at most 20', async () => {
  const client = organizations(await practice('single-vpc'))
  const { Account } = await client.send(new DescribeAccountCommand({ AccountId: PROD }))
  expect(Account).toMatchObject({ Id: PROD, Name: 'prod' })
  const nobody = client.send(new DescribeAccountCommand({ AccountId: '999999999999' }))
  expect((await refusalOf(nobody)).name).toBe('AccountNotFoundException')
  expect(await refusalOf(client.send(new ListAccountsCommand({ MaxResults: 21 })))).toMatchObject({
    name: 'InvalidInputException',
    message: 'You provided a numeric parameter that has a larger value than allowed.',
  })
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
