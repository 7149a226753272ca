import { isPrescribedPortal } from '../activeeye/foreignValues.ts'
import { THE_REST } from '../onboarding/waves.ts'
import type { MaskKind } from './maskKind.ts'

/**
 * How a text of the app's data is masked, by the name of its field.
 * - a kind: as a whole.
 * - `activeeyePortal`: as a whole, by an address that is ActiveEye's too, since another one is warned of.
 * - `selector`: what accounts are chosen by.
 * - `sentence`: names and IDs in it.
 * - `ids`: what identifies by its form, such as an ARN; the app's own words (states, Regions, times) stay as they are.
 * - `known`: only what has a mask already, since the text is a template's.
 */
export type FieldMask = MaskKind | 'selector' | 'activeeyePortal' | 'sentence' | 'ids' | 'known'

/** An object of the data, and where it stands. */
export interface Place {
  /** The name of the field that holds it; the same for the items of a list. */
  readonly of: string
  readonly object: Readonly<Record<string, unknown>>
}

/** @param key the field's name */
export function fieldMask(key: string, place: Place, value: string): FieldMask {
  switch (key) {
    case 'accountId':
    case 'ownerId':
    case 'enteredAccountId':
    case 'AccountID':
      return 'ID'
    case 'externalId':
    case 'ExternalID':
      return 'ExternalID'
    case 'displayName':
      return 'display name'
    case 'customer':
    case 'customerName':
      return 'customer'
    case 'shortName':
      return 'short name'
    case 'name':
      return value === THE_REST ? 'ids' : maskOfName(place)
    case 'account':
    case 'names':
      return 'account'
    case 'vpcId':
    case 'vpcIds':
    case 'create':
      return 'VPC'
    case 'flowLogId':
    case 'flowLogIds':
    case 'otherFlowLogIds':
    case 'alsoToActiveEye':
      return 'flow log'
    case 'flowLogOn':
    case 'ids':
    case 'missingTargets':
    case 'resource':
    case 'resourceId':
    case 'resourceIds':
      return maskOfResource(value)
    case 'include':
    case 'exclude':
      return 'selector'
    case 'by':
      return 'startUrl' in place.object ? 'ids' : 'person'
    case 'confirmedBy':
    case 'recordedBy':
    case 'importedBy':
    case 'preparedBy':
      return 'person'
    case 'contact':
      return 'contact'
    case 'email':
      return 'e-mail'
    case 'profile':
    case 'sourceProfile':
      return 'profile'
    case 'startUrl':
    case 'ended':
    case 'notEnded':
      return 'portal'
    case 'portalUrl':
      return isPrescribedPortal(value) ? 'activeeyePortal' : 'portal'
    case 'url':
      return 'startUrl' in place.object ? 'portal' : 'sentence'
    case 'organizationalUnits':
    case 'units':
      return 'unit'
    case 'path':
    case 'as':
    case 'dataDirectory':
    case 'caFile':
      return 'file'
    case 'value':
      return place.of === 'tags' ? 'tag' : 'sentence'
  }
  if ((place.of === 'tags' || place.of === 'organizationTags') && key !== 'key') return 'tag'
  return SENTENCES.has(key) ? 'sentence' : 'ids'
}

/** A VPC or a part of one; a stack has an ARN. */
function maskOfResource(id: string): FieldMask {
  if (id.startsWith('vpc-')) return 'VPC'
  if (id.startsWith('subnet-')) return 'subnet'
  return id.startsWith('eni-') ? 'network interface' : 'ids'
}

/** A name is whatever has it. */
function maskOfName({ of, object }: Place): FieldMask {
  if ('vpcId' in object || 'resourceId' in object) return 'VPC name'
  if ('include' in object || 'number' in object) return 'wave'
  if (of === 'profiles') return 'profile'
  if (of === 'identityCenters') return 'portal'
  if (of === 'customer') return 'customer'
  if (of === 'answeredBy' || 'contact' in object || Object.keys(object).length === 1) return 'person'
  if ('accountId' in object || 'externalId' in object) return 'account'
  // Scenarios and files.
  return 'ids'
}

/** Words that the app or a person wrote, and values that are of no one kind. */
const SENTENCES: ReadonlySet<string> = new Set([
  'authorities',
  'automatic',
  'bundle',
  'deceivingNames',
  'deliveryError',
  'differences',
  'errors',
  'field',
  'from',
  'given',
  'headline',
  'message',
  'mine',
  'next',
  'notUsed',
  'problem',
  'problems',
  'reason',
  'refused',
  'remark',
  'repaired',
  'route',
  'said',
  'sentences',
  'serial',
  'text',
  'theirs',
  'to',
  'unusable',
  'why',
  'withoutTags',
  'withoutUnits',
  'words',
])
