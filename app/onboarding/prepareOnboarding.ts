import { list } from '../text/list.ts'
import { slug } from '../text/slug.ts'
import { NOT_CHOSEN } from './access.ts'
import { newOnboarding } from './newOnboarding.ts'
import { isAccessChosen, type Onboarding } from './onboarding.ts'
import { parsePaste, pasteRefusal } from './parsePaste.ts'
import { freeExternalId } from './suggestions.ts'
import { suggestPriority } from './suggestPriority.ts'

/**
 * The file that ActiveEye's representative makes for a customer: everything that both need to agree on, and no access,
 * which is the customer's to say.
 */

/** What the words in braces of an ExternalID's pattern stand for. */
const PARTS = ['customer', 'account', 'id'] as const
type Part = (typeof PARTS)[number]

export const DEFAULT_PATTERN = '{customer}-{account}'

export interface PrepareRequest {
  /** Made by the caller, once, and random. */
  readonly id: string
  readonly customerName: string
  readonly shortName?: string | undefined
  readonly portalUrl?: string | undefined
  readonly connectorsAddedBy?: 'customer' | 'activeeye' | undefined
  /** {@link DEFAULT_PATTERN} when left out: as the app suggests them for every new account. */
  readonly externalIdPattern?: string | undefined
  /** The accounts as a person pastes them: an account ID and a name on each line. */
  readonly accounts: string
}

export type Prepared =
  | { readonly ok: true; readonly onboarding: Onboarding }
  /** One sentence for each thing that is wrong. */
  | { readonly ok: false; readonly errors: readonly string[] }

/** The file for a customer. Every line that is no account is refused by its number. Validate the file, as any other. */
export function prepareOnboarding({ accounts: text, externalIdPattern, ...about }: PrepareRequest): Prepared {
  const pattern = externalIdPattern ?? DEFAULT_PATTERN
  const refusal = pasteRefusal(text, 0) ?? patternRefusal(pattern)
  if (refusal !== undefined) return { ok: false, errors: [refusal] }
  const lines = parsePaste(text, [])
  const errors = lines.flatMap(({ line, accountId, fault, isNeedless }) =>
    fault === undefined || isNeedless ? [] : [`Line ${line}, ${JSON.stringify(accountId)}: ${fault}`],
  )
  if (lines.length === 0)
    errors.push('The list names no account: an account ID and a name belong on each line.')
  if (errors.length > 0) return { ok: false, errors }
  const shortName = about.shortName ?? (slug(about.customerName) || 'customer')
  const taken = new Set<string>()
  const { id, customerName, portalUrl, connectorsAddedBy } = about
  const onboarding = newOnboarding({
    id,
    customerName,
    shortName,
    ...(portalUrl !== undefined && { portalUrl }),
    ...(connectorsAddedBy !== undefined && { connectorsAddedBy }),
    accounts: lines
      .filter(({ fault }) => fault === undefined)
      .map(({ accountId, name }) => ({
        accountId,
        name,
        access: NOT_CHOSEN,
        ...(pattern !== DEFAULT_PATTERN && {
          externalId: externalIdOf(pattern, { customer: shortName, account: name, id: accountId }, taken),
        }),
      })),
  })
  return { ok: true, onboarding: { ...onboarding, accounts: onboarding.accounts.map(withPriority) } }
}

function withPriority(account: Onboarding['accounts'][number]) {
  return { ...account, connector: { ...account.connector, priority: suggestPriority(account.name) } }
}

/** @param taken those of other accounts; this one is added */
function externalIdOf(pattern: string, parts: Readonly<Record<Part, string>>, taken: Set<string>): string {
  const text = PARTS.reduce((filled, part) => filled.replaceAll(`{${part}}`, slug(parts[part])), pattern)
  const free = freeExternalId(slug(text), taken)
  taken.add(free)
  return free
}

function patternRefusal(pattern: string): string | undefined {
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

/** The accounts for which nobody has said yet how to sign in. */
export function withoutAccess<A extends Parameters<typeof isAccessChosen>[0]>(
  accounts: readonly A[],
): readonly A[] {
  return accounts.filter((account) => !isAccessChosen(account))
}
