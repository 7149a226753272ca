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
  const base = repeats ? account : `${customer}-${account}`
  const taken = new Set(present)
  return firstFree(
    (suffix) => cut(base, suffix === '' ? '' : `-${suffix}`).replace(/-+(?=-|$)/, ''),
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
    (suffix) => cut(base, suffix === '' ? '' : ` (${suffix})`),
    (name) => taken.has(nameKey(name)),
  )
}

function firstFree(write: (suffix: string) => string, isTaken: (text: string) => boolean): string {
  let text = write('')
  for (let number = 2; isTaken(text); number += 1) text = write(`${number}`)
  return text
}

function cut(text: string, suffix: string): string {
  return `${shortened(text, LONGEST - suffix.length)}${suffix}`
}

function plain(text: string): string {
  return [...text.toWellFormed()]
    .map((char) => (INVISIBLE.test(char) ? ' ' : char))
    .join('')
    .replaceAll(/ +/g, ' ')
    .trim()
}
