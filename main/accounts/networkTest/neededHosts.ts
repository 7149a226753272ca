import { homeRegion, partitionOfRegion } from '../../../app/aws/partition.ts'
import type { Access } from '../../../app/onboarding/access.ts'
import { templateUrlOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { type EndpointOverride, endpointVariant } from '../../configuration/endpoints.ts'
import type { Environment } from '../../configuration/environment.ts'
import { stsRegion } from '../../configuration/stsRegion.ts'

/** The services that the app calls. Not Signin, which has no client to ask for its endpoint. */
export type NeededService = Extract<
  EndpointOverride['service'],
  'STS' | 'SSO OIDC' | 'SSO' | 'Organizations' | 'CloudFormation' | 'EC2'
>

/** A host that must be reachable, and what for. */
export interface NeededHost {
  readonly url: URL
  readonly purpose: string
}

/** The endpoint of a service in a Region. */
export type AwsEndpoint = (service: NeededService, region: string) => Promise<URL>

/** The Region to test when the onboarding names none. */
const HOME = 'us-east-1'

/**
 * The hosts that the onboarding calls; without one, those for signing in and the first look. Each host once.
 * @param toAws false when a stand-in takes AWS's place, so that nothing calls AWS itself.
 */
export async function neededHosts(
  onboarding: Onboarding | undefined,
  env: Environment,
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
    ...distinct(orHome(stacks).map((region) => stsRegion(env, region))).map(
      (region) => ['STS', region, 'Signing in'] as const,
    ),
    ...portals.map(
      (region) => ['SSO OIDC', region, `Signing in to IAM Identity Center in ${region}`] as const,
    ),
    ...portals.map((region) => ['SSO', region, `The accounts of IAM Identity Center in ${region}`] as const),
    ['Organizations', homeRegion(partitionOfRegion(first)), 'The accounts of the organization'],
    ...orHome(stacks).map((region) => ['CloudFormation', region, `The stack in ${region}`] as const),
    ...orHome(regions).map((region) => ['EC2', region, `Flow logs in ${region}`] as const),
  ]
  const hosts = await Promise.all(
    needed.map(async ([service, region, purpose]) => ({ url: await endpoint(service, region), purpose })),
  )
  // CloudFormation reads the template by itself; the app reads it too, to show what it allows.
  if (toAws && onboarding !== undefined && accounts.length > 0)
    hosts.push({ url: new URL(templateUrlOf(onboarding)), purpose: 'the template of the stack' })
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

/** The part of a client of the SDK that resolves endpoints, FIPS and dual-stack included. */
interface Endpoints {
  readonly config: { readonly endpointProvider: (parameters: Rules) => { readonly url: URL } }
}

/** A type alias, since the SDK takes a record and an interface is not assignable to one. */
type Rules = { readonly Region: string; readonly UseFIPS: boolean; readonly UseDualStack: boolean }

/** The endpoints that calls go to: the redirected ones, else those of the SDK's own rules. */
export function awsEndpoint(redirected: readonly EndpointOverride[], env: Environment): AwsEndpoint {
  return async (service, region) => {
    const instead = redirected.find((each) => each.service === service)
    if (instead !== undefined) return new URL(instead.url)
    const { config } = await client(service, region)
    const { useFipsEndpoint: UseFIPS, useDualstackEndpoint: UseDualStack } = await endpointVariant(env)
    return config.endpointProvider({ Region: region, UseFIPS, UseDualStack }).url
  }
}

/** A client that only resolves endpoints. */
async function client(service: NeededService, region: string): Promise<Endpoints> {
  switch (service) {
    case 'STS':
      return new (await import('@aws-sdk/client-sts')).STSClient({ region })
    case 'EC2':
      return new (await import('@aws-sdk/client-ec2')).EC2Client({ region })
    case 'CloudFormation':
      return new (await import('@aws-sdk/client-cloudformation')).CloudFormationClient({ region })
    case 'Organizations':
      return new (await import('@aws-sdk/client-organizations')).OrganizationsClient({ region })
    case 'SSO':
      return new (await import('@aws-sdk/client-sso')).SSOClient({ region })
    case 'SSO OIDC':
      return new (await import('@aws-sdk/client-sso-oidc')).SSOOIDCClient({ region })
  }
}
