import { resourceId } from '../ids.ts'
import type { SignedCall, SignedHandler } from '../practiceCall.ts'
import { listOf } from '../wire/parameters.ts'
import { WireError } from '../wire/wireError.ts'
import type { VpcRecord } from '../world.ts'
import { visibleVpcs } from './describeVpcs.ts'
import { applyFilters, ec2Page } from './filtersAndPages.ts'
import { requireIds } from './resourceIds.ts'

type PartKind = 'subnet' | 'networkInterface'

/** A subnet or a network interface. */
interface PartRecord {
  readonly resourceId: string
  readonly vpc: VpcRecord
}

/** Every VPC has one subnet, and one network interface in it. Their IDs follow from the VPC's, so no state holds them. */
export function partOfVpc(vpc: VpcRecord, kind: PartKind): PartRecord {
  return { resourceId: resourceId(kind === 'subnet' ? 'subnet' : 'eni', vpc.vpcId), vpc }
}

export function partsOfVpcs(vpcs: readonly VpcRecord[], kind: PartKind): readonly PartRecord[] {
  return vpcs.map((vpc) => partOfVpc(vpc, kind))
}

export const describeSubnets: SignedHandler = (call) => {
  const page = partsAsked(call, 'subnet', 'SubnetId', 'subnet-id')
  return {
    answer: {
      subnetSet: page.items.map(({ resourceId, vpc }) => ({
        subnetId: resourceId,
        vpcId: vpc.vpcId,
        ownerId: vpc.ownerId,
        state: 'available',
        cidrBlock: vpc.cidrBlock,
        availabilityZone: `${vpc.region}a`,
      })),
      nextToken: page.nextToken,
    },
  }
}

export const describeNetworkInterfaces: SignedHandler = (call) => {
  const page = partsAsked(call, 'networkInterface', 'NetworkInterfaceId', 'network-interface-id')
  return {
    answer: {
      networkInterfaceSet: page.items.map(({ resourceId, vpc }) => ({
        networkInterfaceId: resourceId,
        subnetId: partOfVpc(vpc, 'subnet').resourceId,
        vpcId: vpc.vpcId,
        ownerId: vpc.ownerId,
        status: 'in-use',
      })),
      nextToken: page.nextToken,
    },
  }
}

/** One ID in the list that does not exist refuses the whole request; one in a filter matches nothing. */
function partsAsked(call: SignedCall, kind: PartKind, listName: string, filterName: string) {
  const { parameters } = call
  const visible = partsOfVpcs(visibleVpcs(call), kind)
  const ids = listOf(parameters, listName)
  requireIds(kind === 'subnet' ? 'subnet' : 'eni', ids)
  for (const id of ids) if (!visible.some(({ resourceId }) => resourceId === id)) throw partNotFound(id)
  const chosen = visible
    .filter(({ resourceId }) => ids.length === 0 || ids.includes(resourceId))
    .map((part) => ({ ...part, tags: {} }))
  const filtered = applyFilters(chosen, parameters, 'Filter', {
    [filterName]: ({ resourceId }) => [resourceId],
    'vpc-id': ({ vpc }) => [vpc.vpcId],
    'owner-id': ({ vpc }) => [vpc.ownerId],
  })
  return ec2Page(filtered, call, 5)
}

export function partNotFound(id: string): WireError {
  return id.startsWith('eni-')
    ? new WireError('InvalidNetworkInterfaceID.NotFound', `The networkInterface ID '${id}' does not exist`)
    : new WireError('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`)
}
