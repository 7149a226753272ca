import { list } from './list.ts'

/** More names are counted instead. */
const MOST_NAMES = 3

/** `prod`; `prod, dev, test and 4 more` */
export function inShort(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  return list(more > 0 ? [...names.slice(0, MOST_NAMES), `${more} more`] : names)
}
