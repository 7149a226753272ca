import { fieldMask, type Place } from './fieldMask.ts'
import { maskedPortal } from './maskedPortal.ts'
import { maskedSelector, maskedSentence, withoutIds, withoutKnown } from './maskedText.ts'
import type { Masks } from './masks.ts'

/**
 * Data of the app with every identifying value masked. It has the same shape, so whatever shows the data shows masks,
 * and knows nothing of it.
 */
export function maskedValue<T>(value: T, masks: Masks): T {
  // Sentences come last: one may stand before the field that holds a name in it.
  const sentences: (() => void)[] = []

  /** @param number of the account that it is about. @param put what it becomes, maybe later */
  function walk(
    node: unknown,
    place: Place,
    key: string,
    number: number | undefined,
    put: (masked: unknown) => void,
  ): void {
    if (typeof node === 'string') putText(node, place, key, number, put)
    else if (Array.isArray(node)) {
      const items: unknown[] = [...node]
      put(items)
      for (const [index, item] of node.entries()) {
        walk(item, place, key, number, (masked) => {
          items[index] = masked
        })
      }
    } else if (isPlain(node)) walkFields({ ...node }, key, number, put)
    else put(node)
  }

  function walkFields(
    object: Place['object'],
    key: string,
    outer: number | undefined,
    put: (masked: unknown) => void,
  ): void {
    // A file that was made masked.
    if ('mediaType' in object) {
      put(object)
      return
    }
    const { accountId } = object
    const isAccount = typeof accountId === 'string' && accountId !== '' && key !== 'known'
    // The account's ID comes first, so that its other masks have the same number.
    if (isAccount) masks.of('ID', accountId, outer)
    const number = isAccount ? masks.numberOf('ID', accountId) : outer
    const result: Record<string, unknown> = {}
    put(result)
    const within = { of: key, object }
    for (const [name, child] of Object.entries(object)) {
      const shown = withoutIds(name, masks)
      // In its place among the fields, also when it comes later.
      result[shown] = child
      walk(child, within, key === 'known' || TEMPLATES.has(name) ? 'known' : name, number, (masked) => {
        result[shown] = masked
      })
    }
  }

  function putText(
    text: string,
    place: Place,
    key: string,
    number: number | undefined,
    put: (masked: unknown) => void,
  ): void {
    const mask = key === 'known' ? key : fieldMask(key, place, text)
    if (text === '') put(text)
    else if (mask === 'ids') put(withoutIds(text, masks))
    else if (mask === 'selector') put(maskedSelector(text, masks))
    else if (mask === 'activeeyePortal') put(maskedPortal(masks.of('portal', text)))
    else if (mask === 'sentence') sentences.push(() => put(maskedSentence(text, masks)))
    else if (mask === 'known') sentences.push(() => put(withoutKnown(text, masks)))
    else put(masks.of(mask, text, number))
  }

  let result: unknown
  walk(value, ROOT, '', undefined, (masked) => {
    result = masked
  })
  for (const put of sentences) put()
  // Only texts were replaced, by texts.
  return result as T
}

const ROOT: Place = { of: '', object: {} }

/** What a template says of others, whose accounts are not the customer's. */
const TEMPLATES: ReadonlySet<string> = new Set(['trust', 'asReturned'])

/** Dates, bytes and the like are no fields. */
function isPlain(node: unknown): node is object {
  if (typeof node !== 'object' || node === null) return false
  const prototype: unknown = Object.getPrototypeOf(node)
  return prototype === Object.prototype || prototype === null
}
