import { expect, test } from 'vitest'
import { ACCOUNT, connected, localAws, never } from '../../../doubles/localAws.ts'

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
