import { INVISIBLE } from '../text/oddCharacters.ts'
import { slug } from '../text/slug.ts'
import { nameKey, shortened } from './name.ts'

const LONGEST = 100

/**
 * An ExternalID for an account: `acme-prod`. ActiveEye: "your customer name in a short form and possibly something
 * descriptive of this account". @param present the ones that are taken.
 */
export function suggestExternalId(
  shortName: string,
  accountName: string,
  present: readonly string[] = [],
): string {
  const [customer, account] = [slug(shortName) || 'customer', slug(accountName) || 'account']
  const repeats = (account === customer && account.length > 1) || account.startsWith(`${customer}-`)
  return freeExternalId(repeats ? account : `${customer}-${account}`, new Set(present))
}

/** This ExternalID, cut where it is too long, with a number where it is taken. */
export function freeExternalId(base: string, taken: ReadonlySet<string>): string {
  return firstFree(
    (suffix) => cut(base, suffix === '' ? '' : `-${suffix}`, '-'),
    (id) => taken.has(id),
  )
}

/** A display name for the connector of an account: `Acme Corp prod`. @param present the ones that are taken. */
export function suggestDisplayName(
  customerName: string,
  accountName: string,
  present: readonly string[] = [],
): string {
  const [customer, account] = [plain(customerName) || 'Customer', plain(accountName) || 'account']
  const repeats =
    nameKey(account) === nameKey(customer) || nameKey(account).startsWith(`${nameKey(customer)} `)
  const base = repeats ? account : `${customer} ${account}`
  const taken = new Set(present.map(nameKey))
  return firstFree(
    (suffix) => cut(base, suffix === '' ? '' : ` (${suffix})`, ' '),
    (name) => taken.has(nameKey(name)),
  )
}

function firstFree(write: (suffix: string) => string, isTaken: (text: string) => boolean): string {
  let text = write('')
  for (let number = 2; isTaken(text); number += 1) text = write(`${number}`)
  return text
}

/** At the end of a word where there is one; a word that is longer than all is cut. */
function cut(text: string, suffix: string, between: ' ' | '-'): string {
  const longest = LONGEST - suffix.length
  const characters = [...text]
  const end = characters.slice(0, longest + 1).lastIndexOf(between)
  const isLong = characters.length > longest
  return `${isLong && end > 0 ? characters.slice(0, end).join('') : shortened(text, longest)}${suffix}`
}

function plain(text: string): string {
  return [...text.toWellFormed()]
    .map((char) => (INVISIBLE.test(char) ? ' ' : char))
    .join('')
    .replaceAll(/ +/g, ' ')
    .trim()
}
