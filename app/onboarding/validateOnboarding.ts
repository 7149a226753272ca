import { firstItems, LIMITS, tooMuch } from '../input/limits.ts'
import { valueWords } from '../text/valueWords.ts'
import { accessFaults } from './accessFaults.ts'
import { tagFaults } from './customerTags.ts'
import { duplicateFaults } from './duplicateFaults.ts'
import type { Fault } from './fault.ts'
import { accountSchema, type Onboarding, onboardingSchema } from './onboarding.ts'
import { fieldsOf } from './rawFields.ts'
import { schemaFaults } from './schemaFaults.ts'

export type ValidatedOnboarding =
  | { readonly ok: true; readonly onboarding: Onboarding }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/**
 * Applies every rule to a value and finds all faults at once; for files, parseOnboarding.ts adds where they stand.
 * @param mostFaults no more are looked for; a value with too many accounts is not looked into at all.
 */
export function validateOnboarding(
  value: unknown,
  { mostFaults = Number.POSITIVE_INFINITY }: { readonly mostFaults?: number } = {},
): ValidatedOnboarding {
  const { version, accounts } = fieldsOf(value)
  const alone = newerVersion(version) ?? tooManyAccounts(accounts) ?? tooManyRegions(accounts)
  if (alone !== undefined) return { ok: false, faults: [alone] }

  const faults = firstItems(faultsOf(value), mostFaults)
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, onboarding: onboardingSchema.parse(value) }
}

function* faultsOf(value: unknown): Generator<Fault> {
  yield* tagFaults(value)
  yield* inSchema(value)
  yield* duplicateFaults(value)
  yield* accessFaults(value)
}

/** One account after the other, since the schema as a whole reports every error of every account at once. */
function* inSchema(value: unknown): Generator<Fault> {
  const { accounts } = fieldsOf(value)
  const listed = Array.isArray(accounts) ? accounts : []
  yield* schemaFaults(
    onboardingSchema,
    listed.length > 1 ? { ...fieldsOf(value), accounts: listed.slice(0, 1) } : value,
  )
  for (const [index, account] of listed.entries()) {
    if (index === 0) continue
    for (const fault of schemaFaults(accountSchema, account)) {
      yield { ...fault, path: ['accounts', index, ...fault.path] }
    }
  }
}

function tooManyAccounts(accounts: unknown): Fault | undefined {
  if (!Array.isArray(accounts)) return undefined
  const refusal = tooMuch(accounts.length, LIMITS.accounts, 'accounts')
  return refusal && { path: ['accounts'], ...refusal }
}

/** Pages and reports have a column for each Region that any account names. */
function tooManyRegions(accounts: unknown): Fault | undefined {
  const listed: readonly unknown[] = Array.isArray(accounts) ? accounts : []
  const named = listed.flatMap((account) => [
    ...listIn(account, 'regions'),
    ...listIn(account, 'regionsLeftOut').map((each) => fieldsOf(each).region),
  ])
  const different = new Set(named.filter((region) => typeof region === 'string'))
  const refusal = tooMuch(different.size, LIMITS.regions, 'different Regions')
  return refusal && { path: ['accounts'], ...refusal }
}

/** A list of an account, without a look at its other fields. */
function listIn(account: unknown, field: string): readonly unknown[] {
  const value: unknown =
    typeof account === 'object' && account !== null ? Reflect.get(account, field) : undefined
  return Array.isArray(value) ? value : []
}

/** Reported alone, because this version knows no rule of a newer file. */
function newerVersion(version: unknown): Fault | undefined {
  if (typeof version !== 'number' || !(version > 1)) return undefined
  return {
    path: ['version'],
    found: valueWords(version),
    expected: '1',
    why: 'it was written by a newer version of the app; update the app to open it',
  }
}
