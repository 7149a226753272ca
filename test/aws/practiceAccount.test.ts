import { AccountClient, ListRegionsCommand, paginateListRegions } from '@aws-sdk/client-account'
import { expect, test } from 'vitest'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import { config, credentialsFor, MANAGEMENT, PROD, practice, refusalOf, STAGING } from './practiceClients.ts'

const SANDBOX = '777788889999'

async function account(scenario: Parameters<typeof practice>[0], accountId = MANAGEMENT) {
  const cloud = await practice(scenario)
  return { cloud, client: new AccountClient(config(cloud, await credentialsFor(cloud, accountId))) }
}

test('lists every Region and whether the account has it, page by page', async () => {
  const { cloud, client } = await account('ordinary', PROD)
  const regions: [string | undefined, string | undefined][] = []
  let pages = 0
  for await (const { Regions = [] } of paginateListRegions({ client }, {})) {
    pages++
    regions.push(
      ...Regions.map(({ RegionName, RegionOptStatus }): (typeof regions)[0] => [RegionName, RegionOptStatus]),
    )
  }
  expect(pages).toBe(2)
  expect(regions).toHaveLength(24)
  expect(Object.fromEntries(regions)).toMatchObject({
    'us-east-1': 'ENABLED_BY_DEFAULT',
    'eu-south-1': 'ENABLED',
    'af-south-1': 'DISABLED',
  })
  expect(cloud.calls()[`${PROD} us-east-1 account:ListRegions`]).toBe(2)
})

test('tells a Region that is about to be enabled, and lists what is asked for', async () => {
  const base = SCENARIOS['single-vpc']
  const [management, ...members] = base.accounts
  const { client } = await account(
    {
      ...base,
      regions: {
        'us-east-1': 'opt-in-not-required',
        'af-south-1': 'not-opted-in',
        'me-south-1': 'not-opted-in',
      },
      accounts: [management, ...members.map((one) => ({ ...one, enablingRegions: ['af-south-1'] }))],
    },
    PROD,
  )
  const { Regions } = await client.send(
    new ListRegionsCommand({ RegionOptStatusContains: ['ENABLED_BY_DEFAULT', 'ENABLING'] }),
  )
  expect(Regions).toEqual([
    { RegionName: 'us-east-1', RegionOptStatus: 'ENABLED_BY_DEFAULT' },
    { RegionName: 'af-south-1', RegionOptStatus: 'ENABLING' },
  ])
})

test('tells the management account about its members', async () => {
  const { client } = await account('ordinary')
  const { Regions } = await client.send(
    new ListRegionsCommand({ AccountId: SANDBOX, MaxResults: 50, RegionOptStatusContains: ['ENABLED'] }),
  )
  // It differs from the others.
  expect(Regions).toEqual([])
})

test.each([
  ['the management account by its own ID', MANAGEMENT, MANAGEMENT],
  ['a member about another one', PROD, STAGING],
  ['the management account about an account of somebody else', MANAGEMENT, '999988887777'],
])('does not tell %s', async (_, caller, AccountId) => {
  const { client } = await account('ordinary', caller)
  expect(await refusalOf(client.send(new ListRegionsCommand({ AccountId })))).toMatchObject({
    name: 'AccessDeniedException',
    status: 403,
    requestId: expect.stringMatching(/^[\da-f-]{36}$/),
  })
})

test('answers credentials that are no good in its own words', async () => {
  const { cloud } = await account('single-vpc')
  const wrong = { ...cloud.credentials, sessionToken: 'another' }
  const client = new AccountClient(config(cloud, wrong))
  expect(await refusalOf(client.send(new ListRegionsCommand({})))).toMatchObject({
    name: 'UnrecognizedClientException',
    status: 403,
  })
})
