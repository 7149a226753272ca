import { hexId } from '../ids.ts'
import type { SignedCall, SignedHandler } from '../practiceCall.ts'
import { listOf } from '../wire/parameters.ts'
import { WireError } from '../wire/wireError.ts'
import type { VpcRecord } from '../world.ts'
import { applyFilters, ec2Page } from './filtersAndPages.ts'
import { requireIds } from './resourceIds.ts'

/** Describes an account's own VPCs and those that other accounts share with it. */
export const describeVpcs: SignedHandler = (call) => {
  const { parameters } = call
  const ids = listOf(parameters, 'VpcId')
  if (ids.length > 0 && parameters.has('MaxResults')) {
    throw new WireError(
      'InvalidParameterCombination',
      'The parameter vpcIds cannot be used with the parameter maxResults',
    )
  }
  requireIds('vpc', ids)
  const visible = visibleVpcs(call)
  for (const id of ids) if (!visible.some(({ vpcId }) => vpcId === id)) throw vpcNotFound(id)
  const chosen = visible.filter(({ vpcId }) => ids.length === 0 || ids.includes(vpcId))
  const filtered = applyFilters(
    chosen.map((vpc) => ({ vpc, tags: tagsOfVpc(vpc) })),
    parameters,
    'Filter',
    {
      'vpc-id': ({ vpc }) => [vpc.vpcId],
      'owner-id': ({ vpc }) => [vpc.ownerId],
      'is-default': ({ vpc }) => [String(vpc.isDefault)],
      isDefault: ({ vpc }) => [String(vpc.isDefault)],
      cidr: ({ vpc }) => [vpc.cidrBlock],
      state: () => ['available'],
    },
  )
  const page = ec2Page(filtered, call, 5)
  return {
    answer: {
      vpcSet: page.items.map(({ vpc, tags }) => ({
        vpcId: vpc.vpcId,
        ownerId: vpc.ownerId,
        state: 'available',
        cidrBlock: vpc.cidrBlock,
        dhcpOptionsId: `dopt-0${hexId(16, vpc.ownerId, vpc.region, 'dopt')}`,
        instanceTenancy: 'default',
        isDefault: vpc.isDefault,
        tagSet: Object.entries(tags).map(([key, value]) => ({ key, value })),
      })),
      nextToken: page.nextToken,
    },
  }
}

/** The VPCs that the caller sees in this Region. */
export function visibleVpcs({ world, caller, region }: SignedCall): readonly VpcRecord[] {
  return world.vpcs.filter(
    (vpc) =>
      vpc.region === region &&
      (vpc.ownerId === caller.accountId || vpc.sharedWith.includes(caller.accountId)),
  )
}

export function vpcNotFound(vpcId: string): WireError {
  return new WireError('InvalidVpcID.NotFound', `The vpc ID '${vpcId}' does not exist`)
}

function tagsOfVpc(vpc: VpcRecord): Readonly<Record<string, string>> {
  return vpc.name === '' ? {} : { Name: vpc.name }
}
