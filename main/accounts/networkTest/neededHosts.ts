import type { Access } from '../../../app/onboarding/access.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { templateUrlOf } from '../../../app/steps/step.ts'
import { stsRegion } from '../../aws/sts.ts'
import type { EndpointOverride } from '../../configuration/endpoints.ts'

/** Those that are called; what the SDK calls for `aws login` has no client to ask. */
export type NeededService = Extract<
  EndpointOverride['service'],
  'STS' | 'SSO OIDC' | 'SSO' | 'Organizations' | 'CloudFormation' | 'EC2'
>

/** A host that has to be reached, and for what. */
export interface NeededHost {
  readonly url: URL
  readonly purpose: string
}

/** A service in a Region, by the SDK's own rules. */
export type AwsEndpoint = (service: NeededService, region: string) => Promise<URL>

/** Where a test is to be short. */
const HOME = 'us-east-1'

/**
 * What the onboarding calls; without one, what signing in and the first look call. Each host once.
 * @param toAws false: a stand-in takes AWS's place, and nothing is asked of AWS itself.
 */
export async function neededHosts(
  onboarding: Onboarding | undefined,
  endpoint: AwsEndpoint,
  toAws: boolean,
): Promise<readonly NeededHost[]> {
  const accounts = onboarding?.accounts ?? []
  const stacks = distinct(accounts.map(({ stackRegion }) => stackRegion))
  const regions = distinct([
    ...stacks,
    ...accounts.flatMap((account) => (account.regions === 'enabled' ? [] : account.regions)),
  ])
  const portals = distinct(accounts.flatMap(({ access }) => identityCenterRegions(access)))
  const first = stacks[0] ?? HOME
  const needed: readonly (readonly [NeededService, string, string])[] = [
    ...distinct(orHome(stacks).map(stsRegion)).map((region) => ['STS', region, 'Signing in'] as const),
    ...portals.map(
      (region) => ['SSO OIDC', region, `Signing in to IAM Identity Center in ${region}`] as const,
    ),
    ...portals.map((region) => ['SSO', region, `The accounts of IAM Identity Center in ${region}`] as const),
    ['Organizations', stsRegion(first), 'The accounts of the organization'],
    ...orHome(stacks).map((region) => ['CloudFormation', region, `The stack in ${region}`] as const),
    ...orHome(regions).map((region) => ['EC2', region, `Flow logs in ${region}`] as const),
  ]
  const hosts = await Promise.all(
    needed.map(async ([service, region, purpose]) => ({ url: await endpoint(service, region), purpose })),
  )
  // CloudFormation reads it by itself, so this one only tells how far the network is open.
  if (toAws && onboarding !== undefined && accounts.length > 0)
    hosts.push({ url: new URL(templateUrlOf(onboarding)), purpose: 'ActiveEye’s template' })
  return eachOnce(hosts)
}

/** A stand-in is one host for everything. */
function eachOnce(hosts: readonly NeededHost[]): readonly NeededHost[] {
  const byOrigin = Map.groupBy(hosts, ({ url }) => url.origin)
  return [...byOrigin.values()].flatMap(([host, ...others]) =>
    host === undefined
      ? []
      : [{ ...host, purpose: others.length === 0 ? host.purpose : `${host.purpose} and everything else` }],
  )
}

function identityCenterRegions(access: Access): readonly string[] {
  switch (access.kind) {
    case 'identityCenter':
      return [access.region]
    case 'role':
      return identityCenterRegions(access.through)
    default:
      return []
  }
}

function orHome(regions: readonly string[]): readonly string[] {
  return regions.length === 0 ? [HOME] : regions
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)]
}
