import { resourceId } from '../ids.ts'
import type { SignedCall, SignedHandler } from '../practiceCall.ts'
import { listOf } from '../wire/parameters.ts'
import { WireError } from '../wire/wireError.ts'
import type { SubnetRecord, VpcRecord } from '../world.ts'
import { visibleVpcs } from './describeVpcs.ts'
import { applyFilters, ec2Page } from './filtersAndPages.ts'
import { requireIds } from './resourceIds.ts'

type PartKind = 'subnet' | 'networkInterface'

/** A subnet or a network interface. */
interface PartRecord {
  readonly resourceId: string
  readonly vpc: VpcRecord
  readonly ownerId: string
  /** The subnet that it is or is in. */
  readonly subnetId: string
  readonly tags: Readonly<Record<string, string>>
}

/** Their IDs follow from the VPC's, so no state holds them. */
function partsOfVpc(vpc: VpcRecord, kind: PartKind): readonly PartRecord[] {
  const subnets: readonly SubnetRecord[] = vpc.subnets ?? [{ name: '' }]
  return subnets.map(({ name, interfaceTags = {}, interfaceOwner = vpc.ownerId }, at) => {
    const id = (prefix: string) => resourceId(prefix, vpc.vpcId, ...(at === 0 ? [] : [at]))
    const subnetId = id('subnet')
    return kind === 'subnet'
      ? { resourceId: subnetId, vpc, ownerId: vpc.ownerId, subnetId, tags: name === '' ? {} : { Name: name } }
      : { resourceId: id('eni'), vpc, ownerId: interfaceOwner, subnetId, tags: interfaceTags }
  })
}

/** The first of them. */
export function partOfVpc(vpc: VpcRecord, kind: PartKind): PartRecord {
  const [first] = partsOfVpc(vpc, kind)
  if (first === undefined) throw new Error(`The VPC ${vpc.vpcId} has no subnet.`)
  return first
}

/** Participants of a shared VPC see its subnets, and of its network interfaces their own. */
export function visibleParts(call: SignedCall, kind: PartKind): readonly PartRecord[] {
  const { accountId } = call.caller
  return visibleVpcs(call)
    .flatMap((vpc) => partsOfVpc(vpc, kind))
    .filter((part) => kind === 'subnet' || [part.ownerId, part.vpc.ownerId].includes(accountId))
}

export const describeSubnets: SignedHandler = (call) => {
  const page = partsAsked(call, 'subnet', 'SubnetId', 'subnet-id')
  return {
    answer: {
      subnetSet: page.items.map(({ subnetId, vpc, tags }) => ({
        subnetId,
        vpcId: vpc.vpcId,
        ownerId: vpc.ownerId,
        state: 'available',
        cidrBlock: vpc.cidrBlock,
        availabilityZone: `${vpc.region}a`,
        tagSet: tagSet(tags),
      })),
      nextToken: page.nextToken,
    },
  }
}

export const describeNetworkInterfaces: SignedHandler = (call) => {
  const page = partsAsked(call, 'networkInterface', 'NetworkInterfaceId', 'network-interface-id')
  return {
    answer: {
      networkInterfaceSet: page.items.map(({ resourceId, subnetId, vpc, ownerId, tags }) => ({
        networkInterfaceId: resourceId,
        subnetId,
        vpcId: vpc.vpcId,
        ownerId,
        status: 'in-use',
        tagSet: tagSet(tags),
      })),
      nextToken: page.nextToken,
    },
  }
}

function tagSet(tags: Readonly<Record<string, string>>) {
  return Object.entries(tags).map(([key, value]) => ({ key, value }))
}

/** One ID in the list that does not exist refuses the whole request; one in a filter matches nothing. */
function partsAsked(call: SignedCall, kind: PartKind, listName: string, filterName: string) {
  const { parameters } = call
  const visible = visibleParts(call, kind)
  const ids = listOf(parameters, listName)
  requireIds(kind === 'subnet' ? 'subnet' : 'eni', ids)
  for (const id of ids) if (!visible.some(({ resourceId }) => resourceId === id)) throw partNotFound(id)
  const chosen = visible.filter(({ resourceId }) => ids.length === 0 || ids.includes(resourceId))
  const filtered = applyFilters(chosen, parameters, 'Filter', {
    [filterName]: ({ resourceId }) => [resourceId],
    'vpc-id': ({ vpc }) => [vpc.vpcId],
    'owner-id': ({ ownerId }) => [ownerId],
  })
  return ec2Page(filtered, call, 5)
}

export function partNotFound(id: string): WireError {
  return id.startsWith('eni-')
    ? new WireError('InvalidNetworkInterfaceID.NotFound', `The networkInterface ID '${id}' does not exist`)
    : new WireError('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`)
}
