import { list } from '../../app/text/list.ts'

/** More names are counted instead. */
const MOST_NAMES = 3

/** `prod`; `prod, dev, test and 4 more` */
export function namesInShort(accounts: readonly { readonly name: string }[]): string {
  const names = accounts.slice(0, MOST_NAMES).map(({ name }) => name)
  const more = accounts.length - names.length
  return list(more > 0 ? [...names, `${more} more`] : names)
}
