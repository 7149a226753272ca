import { list } from '../text/list.ts'
import { slug } from '../text/slug.ts'
import { freeExternalId } from './suggestions.ts'

/** ExternalIDs of many accounts from one pattern: `{customer}-{account}`. */

/** What the words in braces of a pattern stand for. */
const PARTS = ['customer', 'account', 'id'] as const
type Part = (typeof PARTS)[number]

/** As the app suggests them for every new account. */
export const DEFAULT_PATTERN = '{customer}-{account}'

/** @param taken those of other accounts; this one is added */
export function externalIdOf(
  pattern: string,
  parts: Readonly<Record<Part, string>>,
  taken: Set<string>,
): string {
  const text = PARTS.reduce((filled, part) => filled.replaceAll(`{${part}}`, slug(parts[part])), pattern)
  const free = freeExternalId(slug(text), taken)
  taken.add(free)
  return free
}

/** Why a pattern can't be used; `undefined` when it can. */
export function patternRefusal(pattern: string): string | undefined {
  const named = [...pattern.matchAll(/\{(.*?)\}/g)].map(([, name = '']) => name)
  const unknown = named.filter((name) => !PARTS.some((part) => part === name))
  const words = list(PARTS.map((part) => `{${part}}`))
  if (unknown.length > 0)
    return `The pattern of the ExternalIDs names ${list(unknown.map((name) => `{${name}}`))}, which stands for nothing. It can have ${words}.`
  if (!named.includes('account') && !named.includes('id'))
    return 'The pattern of the ExternalIDs has neither {account} nor {id} in it, so all accounts would have the same. Add one of them.'
  const rest = pattern.replaceAll(/\{.*?\}/g, '')
  if (!/^[a-z0-9-]*$/.test(rest))
    return `The pattern of the ExternalIDs has other characters than lower-case letters, digits and dashes beside ${words}.`
  return undefined
}
