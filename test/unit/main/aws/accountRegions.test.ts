import { expect, test } from 'vitest'
import { ACCOUNT, connected, KEYS, localAws, never, queryError } from '../../../doubles/localAws.ts'

test('all Regions, also the ones that are not enabled', async () => {
  const item = (name: string, status: string) =>
    `<item><regionName>${name}</regionName><optInStatus>${status}</optInStatus></item>`
  const aws = await localAws(() => ({
    body: `<DescribeRegionsResponse><regionInfo>${item('us-east-1', 'opt-in-not-required')}${item('af-south-1', 'opted-in')}${item('me-south-1', 'not-opted-in')}</regionInfo></DescribeRegionsResponse>`,
  }))
  const account = connected(aws.endpoint).account({ ...ACCOUNT, stackRegion: 'eu-west-1' })
  expect(await account.describeRegions(never())).toEqual([
    { name: 'us-east-1', enabled: true },
    { name: 'af-south-1', enabled: true },
    { name: 'me-south-1', enabled: false },
  ])
  expect(aws.calls[0]).toMatchObject({ region: 'eu-west-1', parameters: { AllRegions: 'true' } })
})

test.each([
  ['from its own, which every account has', 'eu-west-1', 'us-west-2', [], ['eu-west-1']],
  ['from that of STS, where the stack’s may not exist', 'eu-south-9', 'us-west-2', [], ['us-west-2']],
  [
    'from its own, where a policy allows no other',
    'me-south-1',
    'us-west-2',
    ['us-west-2'],
    ['us-west-2', 'us-west-2', 'me-south-1'],
  ],
])('the Regions of an account are asked %s', async (_, stackRegion, home, denied, asked) => {
  const aws = await localAws(({ region, action }) =>
    denied.includes(region)
      ? queryError(403, 'UnauthorizedOperation')
      : action === 'DescribeRegions'
        ? {
            body: '<DescribeRegionsResponse><regionInfo><item><regionName>us-east-1</regionName></item></regionInfo></DescribeRegionsResponse>',
          }
        : queryError(403, 'AccessDenied'),
  )
  const account = connected(aws.endpoint, { env: { ...KEYS, AWS_REGION: home } }).account({
    ...ACCOUNT,
    stackRegion,
  })
  await account.describeRegions(never())
  expect(aws.calls.map(({ region }) => region)).toEqual(asked)
})
