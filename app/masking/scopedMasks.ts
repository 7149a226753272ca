import type { MaskKind } from './maskKind.ts'
import type { Masks } from './masks.ts'

/** Kinds whose values belong to no one onboarding: the list of recent ones shows them, too. */
const EVERYWHERE: ReadonlySet<MaskKind> = new Set([
  'customer',
  'short name',
  'file',
  'person',
  'contact',
  'profile',
  'portal',
])

/** The masks of one onboarding, so that its accounts are numbered from 1, and those of what belongs to none. */
export function scopedMasks(everywhere: Masks, own: Masks): Masks {
  const masksOf = (kind: MaskKind) => (EVERYWHERE.has(kind) ? everywhere : own)
  return {
    of: (kind, value, number) => masksOf(kind).of(kind, value, number),
    numberOf: (kind, value) => masksOf(kind).numberOf(kind, value),
    known: (value) => own.known(value) ?? everywhere.known(value),
    placesOf(word) {
      const [here, there] = [own.placesOf(word), everywhere.placesOf(word)]
      if (here.length === 0) return there
      return there.length === 0 ? here : [...here, ...there].toSorted((a, b) => b.length - a.length)
    },
    valueBehind: (mask) => own.valueBehind(mask) ?? everywhere.valueBehind(mask),
    values: own.values,
  }
}
