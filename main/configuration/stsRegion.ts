import { homeRegion, isAlwaysEnabled, partitionOf, partitionOfRegion } from '../../app/aws/partition.ts'
import { parseRegionName } from '../../app/input/regionName.ts'
import { type Environment, withoutBlanks } from './environment.ts'

/** The Region of AWS_REGION, else of AWS_DEFAULT_REGION; `undefined` when they name none. */
export function environmentRegion(env: Environment): string | undefined {
  const { AWS_REGION, AWS_DEFAULT_REGION } = withoutBlanks(env)
  return regionOf(AWS_REGION) ?? regionOf(AWS_DEFAULT_REGION)
}

/**
 * The Region whose STS is called where no profile names one: the environment's, unless the stack is in another
 * partition; else the stack's; else one that every account has. Tokens of a regional STS are valid in every Region,
 * those of the global one are not (IAM User Guide, "Managing AWS STS in an AWS Region").
 */
export function stsRegion(env: Environment, stackRegion: string | undefined): string {
  const own = environmentRegion(env)
  if (stackRegion === undefined) return own ?? homeRegion('aws')
  const partition = partitionOfRegion(stackRegion)
  if (own !== undefined && partitionOfRegion(own) === partition) return own
  // The account that a role is assumed through may not have enabled it.
  return isAlwaysEnabled(stackRegion) ? stackRegion : homeRegion(partition)
}

/**
 * The Region whose STS is called for a profile: the one that it names, else the first of its source profiles, in the
 * partition of its role.
 * @param regions of the profile and its source profiles, its own first
 * @param roleArns likewise
 * @param otherwise where none is named
 */
export function profileStsRegion(
  regions: readonly (string | undefined)[],
  roleArns: readonly string[],
  otherwise: string,
): string {
  const [region = otherwise] = regions.flatMap((name) => regionOf(name) ?? [])
  const partition = roleArns.map(partitionOf).find((name) => name !== '')
  return partition === undefined || partitionOfRegion(region) === partition ? region : homeRegion(partition)
}

function regionOf(name: string | undefined): string | undefined {
  const parsed = parseRegionName(name ?? '')
  return parsed.ok ? parsed.value : undefined
}
