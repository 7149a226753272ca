import { z } from 'zod'
import { parseAccountId } from '../input/accountId.ts'
import { accepted, type Parsed, type ValueRefusal } from '../input/parsed.ts'
import { list } from '../text/list.ts'
import { MASKED_ACCOUNT_ID } from '../text/maskedAccountId.ts'
import { valueWords } from '../text/valueWords.ts'
import { nearestWord } from './schemaFaults.ts'

/**
 * Which accounts are meant, in one text: an account ID, `ou:Workloads/Production` for an organizational unit and those
 * below it, or `tag:stage=dev` (`tag:stage` with any value) for a tag in AWS Organizations. The onboarding file, the
 * terminal and the page write it alike.
 */
export type AccountSelector =
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'unit'; readonly path: string }
  | { readonly kind: 'tag'; readonly tag: string }

const EXPECTED = 'an account ID, "ou:Workloads/Production" or "tag:stage=dev"'

/** A tag's key and value have up to 384 characters, five levels of units up to 644. */
const LONGEST = 700

/** What selects accounts, as it stands in the file. */
export const accountSelectorSchema = z
  .string({ error: `${EXPECTED}, in quotes` })
  .max(LONGEST, `at most ${LONGEST} characters`)
  .check((payload) => {
    const parsed = parseAccountSelector(payload.value)
    if (parsed.ok && !MASKED_ACCOUNT_ID.test(payload.value)) return
    const why = parsed.ok ? 'found a mask of call mode' : parsed.refusals[0].why
    payload.issues.push({ code: 'custom', message: EXPECTED, params: { why }, input: payload.value })
  })
  .meta({
    description:
      'Accounts: one by its ID, those of an organizational unit and of the units below it, or those with a tag in AWS Organizations.',
    pattern: '^(\\d{4}[- ]?\\d{4}[- ]?\\d{4}|ou:.*\\S.*|tag:.*\\S.*)$',
    examples: ['111122223333', 'ou:Workloads/Production', 'tag:stage=dev'],
  })

export function parseAccountSelector(typed: string): Parsed<AccountSelector, ValueRefusal> {
  const text = typed.trim()
  const [, prefix, rest = ''] = /^(ou|tag):(.*)$/is.exec(text) ?? []
  if (prefix !== undefined && rest.trim() !== '') {
    return accepted(
      prefix.toLowerCase() === 'ou'
        ? { kind: 'unit', path: unitKey(rest) }
        : { kind: 'tag', tag: rest.trim() },
    )
  }
  if (MASKED_ACCOUNT_ID.test(text)) return accepted({ kind: 'account', accountId: text })
  const accountId = parseAccountId(text)
  if (accountId.ok) return accepted({ kind: 'account', accountId: accountId.value })
  // Whoever wrote digits meant an account ID.
  const why = /\d{4}/.test(text) ? accountId.refusals[0].why : undefined
  const message = `${valueWords(typed)} selects no account: expected ${EXPECTED}${why === undefined ? '' : ` (${why})`}.`
  return { ok: false, refusals: [{ expected: EXPECTED, why, message }] }
}

/** What an account is selected by. */
export interface Selectable {
  readonly accountId: string
  readonly organizationalUnits?: readonly string[] | undefined
  readonly organizationTags?: Readonly<Record<string, string>> | undefined
}

export function selects(selector: AccountSelector, account: Selectable): boolean {
  switch (selector.kind) {
    case 'account':
      return account.accountId === selector.accountId
    case 'unit':
      return unitPaths(account).includes(selector.path)
    case 'tag':
      return tagTexts(account).includes(selector.tag)
  }
}

/** Selectors of everything that these accounts can be selected by, but for their IDs; each once, in alphabetical order. */
export function selectorsOf(accounts: readonly Selectable[]): readonly string[] {
  const units = accounts.flatMap((account) => unitPaths(account).map((path) => `ou:${path}`))
  const tags = accounts.flatMap((account) => tagTexts(account).map((tag) => `tag:${tag}`))
  return [...new Set([...units, ...tags])].sort()
}

/** Why a selector that is right selects none of these accounts, and what may be meant: a sentence. */
export function selectsNothingWords(selector: AccountSelector, accounts: readonly Selectable[]): string {
  switch (selector.kind) {
    case 'account':
      return `${selector.accountId} is not an account of this onboarding.`
    case 'unit': {
      if (accounts.every(({ organizationalUnits }) => organizationalUnits === undefined)) {
        return `No account of this onboarding has its organizational units in the file, so ${valueWords(`ou:${selector.path}`)} selects none. new-accounts --read reads them.`
      }
      const paths = [...new Set(accounts.flatMap(unitPaths))].sort()
      return `No account of this onboarding is in the organizational unit ${valueWords(selector.path)}; ${knownWords(selector.path, paths)}.`
    }
    case 'tag': {
      const unread = accounts.filter(({ organizationTags }) => organizationTags === undefined).length
      if (unread > 0) {
        return `The tags of ${unread === accounts.length ? 'the accounts' : `${unread} of the accounts`} are not in the file, so it is not known which ones ${valueWords(`tag:${selector.tag}`)} selects. new-accounts --read reads them.`
      }
      const tags = [...new Set(accounts.flatMap(tagTexts))].sort()
      return `No account of this onboarding has the tag ${valueWords(selector.tag)}; ${knownWords(selector.tag, tags)}.`
    }
  }
}

const MOST_KNOWN = 8

function knownWords(wanted: string, known: readonly string[]): string {
  const nearest = nearestWord(wanted, known)
  if (nearest !== undefined) return `${valueWords(nearest)} may be meant`
  if (known.length === 0) return 'they have none'
  const more = known.length - MOST_KNOWN
  const shown = known.slice(0, MOST_KNOWN).map(valueWords)
  return `they have ${list(more > 0 ? [...shown, `${more} more`] : shown)}`
}

/** The units that an account is in, from the outermost, as selectors name them: `Workloads`, `Workloads/Production`. */
function unitPaths({ organizationalUnits = [] }: Selectable): readonly string[] {
  return organizationalUnits.map((_, index) => unitKey(organizationalUnits.slice(0, index + 1).join('/')))
}

/** Blanks around a slash do not count: pictures write them. */
function unitKey(path: string): string {
  return path
    .split('/')
    .map((name) => name.trim())
    .join('/')
}

/** Each tag by its key alone, and with its value. */
function tagTexts({ organizationTags = {} }: Selectable): readonly string[] {
  return Object.entries(organizationTags).flatMap(([key, value]) => [key, `${key}=${value}`])
}
