import { slug } from '../text/slug.ts'
import { NOT_CHOSEN } from './access.ts'
import { DEFAULT_PATTERN, externalIdOf, patternRefusal } from './externalIdPattern.ts'
import { newOnboarding } from './newOnboarding.ts'
import { isAccessChosen, type Onboarding } from './onboarding.ts'
import { parsePaste, pasteRefusal } from './parsePaste.ts'
import { suggestPriority } from './suggestPriority.ts'

/**
 * The file that ActiveEye's representative makes for a customer: everything that both need to agree on, and no access,
 * which is the customer's to say.
 */

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

/** The accounts for which nobody has said yet how to sign in. */
export function withoutAccess<A extends Parameters<typeof isAccessChosen>[0]>(
  accounts: readonly A[],
): readonly A[] {
  return accounts.filter((account) => !isAccessChosen(account))
}
