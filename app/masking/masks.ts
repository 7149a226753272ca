import { withPortalMasks } from './maskedPortal.ts'
import { MASK_KINDS, MASK_PATTERN, type MaskKind, maskText } from './maskKind.ts'

/** The values that have masks, by kind; the first has the number 1. A gap is an empty text. */
export type KnownValues = Partial<Record<MaskKind, readonly string[]>>

/**
 * The masks of one onboarding. A mask is the value's kind and a number: the same value has the same mask, two values
 * have two, and without this list no mask leads back to its value. Digits of the value would: whoever has a list of
 * account IDs finds the one that ends in them.
 */
export interface Masks {
  /** The mask of a value, given out now when it is new. @param number that it has if that is free */
  of(kind: MaskKind, value: string, number?: number): string
  /** The number of a value, if it has a mask. */
  numberOf(kind: MaskKind, value: string): number | undefined
  /** The mask that a value has already, of whatever kind. */
  known(value: string): string | undefined
  /** Where values lie that have this word first: how far before it they begin, and their lengths, the longest first. */
  placesOf(word: string): readonly ValuePlace[]
  /** The value behind a mask. */
  valueBehind(mask: string): string | undefined
  /** Everything that has a mask, to be kept. */
  values(): KnownValues
}

/** How a value lies around its first word. Characters. */
export interface ValuePlace {
  readonly before: number
  readonly length: number
}

export function createMasks(kept: KnownValues = {}): Masks {
  const numbers = new Map<MaskKind, Map<string, number>>()
  const taken = new Map<MaskKind, string[]>()
  const masks = new Map<string, string>()
  const values = new Map<string, string>()
  const places = new Map<string, ValuePlace[]>()

  function add(kind: MaskKind, value: string, number: number): string {
    const mask = maskText(kind, number)
    numbersOf(kind).set(value, number)
    const list = taken.get(kind) ?? []
    while (list.length < number) list.push('')
    list[number - 1] = value
    taken.set(kind, list)
    values.set(mask, value)
    if (!masks.has(value)) {
      masks.set(value, mask)
      notePlace(value)
    }
    return mask
  }

  function notePlace(value: string): void {
    const first = FIRST_WORD.exec(value)
    if (first === null || value.length < SHORTEST) return
    const [word] = first
    const place = { before: first.index, length: value.length }
    const known = places.get(word) ?? []
    if (known.some(({ before, length }) => before === place.before && length === place.length)) return
    places.set(
      word,
      [...known, place].toSorted((a, b) => b.length - a.length),
    )
  }

  function numbersOf(kind: MaskKind): Map<string, number> {
    const known = numbers.get(kind) ?? new Map<string, number>()
    numbers.set(kind, known)
    return known
  }

  for (const kind of MASK_KINDS) {
    for (const [index, value] of (kept[kind] ?? []).entries()) if (value !== '') add(kind, value, index + 1)
  }

  return {
    of(kind, value, number) {
      const known = numbersOf(kind).get(value)
      if (known !== undefined) return maskText(kind, known)
      const list = taken.get(kind) ?? []
      const isFree = number !== undefined && (list[number - 1] ?? '') === ''
      return add(kind, value, isFree ? number : list.length + 1)
    },
    numberOf: (kind, value) => numbersOf(kind).get(value),
    known: (value) => masks.get(value),
    placesOf: (word) => places.get(word) ?? [],
    valueBehind: (mask) => values.get(mask),
    values: () => Object.fromEntries(taken),
  }
}

/** Shorter names would be found in every sentence. */
const SHORTEST = 2

/** What a value is found by in a sentence. */
const FIRST_WORD = /[\p{L}\p{N}]+/u

/** A text with every mask in it replaced by its value; what only looks like a mask stays. Encoded ones of addresses too. */
export function revealed(text: string, { valueBehind }: Pick<Masks, 'valueBehind'>): string {
  return withPortalMasks(text)
    .replaceAll(MASK_PATTERN, (mask) => valueBehind(mask) ?? mask)
    .replaceAll(ENCODED, (mask) => {
      const value = valueBehind(decodeURIComponent(mask))
      return value === undefined ? mask : encodeURIComponent(value)
    })
}

const ENCODED = /%5B[\w-]+(?:%20[\w-]+)+%5D/g
