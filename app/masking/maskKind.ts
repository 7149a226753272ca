/** What a value is, which its mask says: `[VPC 3]`. */
export const MASK_KINDS = [
  'account',
  'ID',
  'ExternalID',
  'display name',
  'customer',
  'short name',
  'VPC',
  'VPC name',
  'flow log',
  'subnet',
  'network interface',
  'ARN',
  'e-mail',
  'person',
  'contact',
  'profile',
  'portal',
  'unit',
  'wave',
  'tag',
  'file',
] as const
export type MaskKind = (typeof MASK_KINDS)[number]

/** `[VPC 3]`: the number is an order, so nothing of the value can be worked out of it. */
export function maskText(kind: MaskKind, number: number): string {
  return `[${kind} ${number}]`
}

/** Every text that has the form of a mask, whether one was given out or not. */
export const MASK_PATTERN = new RegExp(`\\[(?:${MASK_KINDS.join('|')}) \\d+\\]`, 'g')
