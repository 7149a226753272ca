import { type FieldMask, fieldMask, type Place } from './fieldMask.ts'
import { maskedPortal } from './maskedPortal.ts'
import { maskedSentence, withoutIds, withoutKnown } from './maskedText.ts'
import type { MaskKind } from './maskKind.ts'
import type { Masks } from './masks.ts'

/**
 * Data of the app with every identifying value masked. It has the same shape, so whatever shows the data shows masks,
 * and knows nothing of it.
 */
export function maskedValue<T>(value: T, masks: Masks): T {
  // First all names, then the sentences: one may stand before the field that holds the name.
  walk(value, ROOT, '', (text, mask, number) => {
    if (!isKind(mask) || text === '') return text
    masks.of(mask, text, number)
    return text
  })
  const masked = walk(value, ROOT, '', (text, mask, number) => textFor(text, mask, masks, number))
  // Only texts were replaced, by texts.
  return masked as T

  function numberIn(object: Place['object']): number | undefined {
    return typeof object.accountId === 'string' ? masks.numberOf('ID', object.accountId) : undefined
  }

  /** @param number of the account that the text is about */
  function walk(
    node: unknown,
    place: Place,
    key: string,
    replace: (text: string, mask: FieldMask, number: number | undefined) => string,
    number?: number,
  ): unknown {
    if (typeof node === 'string')
      return replace(node, key === 'known' ? key : fieldMask(key, place, node), number)
    if (Array.isArray(node)) return node.map((item) => walk(item, place, key, replace, number))
    if (typeof node !== 'object' || node === null || !isPlain(node)) return node
    const object: Place['object'] = { ...node }
    // A file that was made masked.
    if ('mediaType' in object) return node
    const within = { of: key, object }
    const result: Record<string, unknown> = {}
    // The account's ID comes first, so that the number of its other masks is known.
    if (typeof object.accountId === 'string') replace(object.accountId, 'ID', undefined)
    const own = numberIn(object) ?? number
    for (const [name, child] of Object.entries(object)) {
      const isTemplates = key === 'known' || TEMPLATES.has(name)
      result[withoutIds(name, masks)] = walk(child, within, isTemplates ? 'known' : name, replace, own)
    }
    return result
  }
}

const ROOT: Place = { of: '', object: {} }

/** What a template says of others, whose accounts are not the customer's. */
const TEMPLATES: ReadonlySet<string> = new Set(['trust', 'asReturned'])

function textFor(text: string, mask: FieldMask, masks: Masks, number: number | undefined): string {
  switch (mask) {
    case 'activeeyePortal':
      return maskedPortal(masks.of('portal', text))
    case 'ids':
      return withoutIds(text, masks)
    case 'sentence':
      return maskedSentence(text, masks)
    case 'known':
      return withoutKnown(text, masks)
    default:
      return text === '' ? text : masks.of(mask, text, number)
  }
}

function isKind(mask: FieldMask): mask is MaskKind {
  return mask !== 'activeeyePortal' && mask !== 'ids' && mask !== 'sentence' && mask !== 'known'
}

/** Dates, bytes and the like are no fields. */
function isPlain(node: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(node)
  return prototype === Object.prototype || prototype === null
}
