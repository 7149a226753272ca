import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2'
import type { Region } from '../../app/aws.ts'
import type { Connector, Identified } from './connector.ts'

/** All Regions of the partition, the ones that the account has not enabled included. Never paged. */
export function describeRegions(
  connector: Connector,
  from: string,
  identified: Identified,
  signal: AbortSignal,
): Promise<readonly Region[]> {
  const ec2 = connector.client('EC2', from, identified, (config) => new EC2Client(config))
  return ec2.calls.look('ec2:DescribeRegions', signal, async (options) => {
    const { Regions = [] } = await (await ec2.client()).send(
      new DescribeRegionsCommand({ AllRegions: true }),
      options,
    )
    return Regions.flatMap(({ RegionName, OptInStatus }) =>
      RegionName === undefined ? [] : [{ name: RegionName, enabled: OptInStatus !== 'not-opted-in' }],
    )
  })
}
