import { WireError } from '../wire/wireError.ts'

/** The kinds of resources whose IDs are given in requests. */
export type IdKind = 'vpc' | 'subnet' | 'eni'

/**
 * Throws EC2's error for the first of these IDs that has not the form of one: 8 or 17 hexadecimal digits. The codes are
 * those of https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, which spells ID in two ways.
 */
export function requireIds(kind: IdKind, ids: readonly string[]): void {
  const malformed = ids.find((id) => !new RegExp(`^${kind}-([0-9a-f]{8}|[0-9a-f]{17})$`).test(id))
  if (malformed === undefined) return
  switch (kind) {
    case 'vpc':
      throw new WireError('InvalidVpcID.Malformed', `The vpc ID ${malformed} is malformed`)
    case 'subnet':
      throw new WireError('InvalidSubnetID.Malformed', `Invalid id: "${malformed}" (expecting "subnet-...")`)
    case 'eni':
      throw new WireError(
        'InvalidNetworkInterfaceId.Malformed',
        `Invalid id: "${malformed}" (expecting "eni-...")`,
      )
  }
}
