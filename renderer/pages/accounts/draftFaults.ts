import { type Access, accessSchema } from '../../../app/onboarding/access.ts'
import { accessFaults as ruleFaults } from '../../../app/onboarding/accessFaults.ts'
import { type Draft, onboardingValue } from '../../../app/onboarding/draft.ts'
import { type Fault, type Path, pathText } from '../../../app/onboarding/fault.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { schemaFaults } from '../../../app/onboarding/schemaFaults.ts'
import { validateOnboarding } from '../../../app/onboarding/validateOnboarding.ts'
import { errorText } from '../../features/fieldFault.ts'

/** Error texts by field: `externalId`, `connector.displayName`, `access.through.profile`. */
export type FieldFaults = ReadonlyMap<string, string>

/** What is wrong with a draft, by row and field. The rules are those of the onboarding file. */
export interface DraftFaults {
  /** By the key of the row; rows without faults are left out. */
  readonly accounts: ReadonlyMap<string, FieldFaults>
  /** Of the onboarding as a whole: `customer.name`, `portalUrl`. */
  readonly settings: FieldFaults
}

export function draftFaults(draft: Draft, base: Onboarding): DraftFaults {
  const cached = cache.get(draft)
  if (cached?.base === base) return cached.faults
  const faults = validate(draft, base)
  cache.set(draft, { base, faults })
  return faults
}

/** What is wrong with an access that belongs to no account yet. Fields are named as in an account: `access.profile`. */
export function accessFaults(access: Access): FieldFaults {
  const ofFields = [...schemaFaults(accessSchema, access)].map((fault) => ({
    fault,
    field: pathText(['access', ...fault.path]),
  }))
  const ofRules = ruleFaults({ accounts: [{ access }] }).map((fault) => ({
    fault,
    field: pathText(fault.path.slice(2)),
  }))
  // Only the first fault of a field is shown: reversed, it overwrites the later ones.
  return new Map([...ofFields, ...ofRules].reverse().map(({ field, fault }) => [field, errorText(fault)]))
}

/** Whether the account ID, the access and the Region are right; only then can the connection be tested. */
export function isTestable(faults: FieldFaults | undefined): boolean {
  return [...(faults?.keys() ?? [])].every((field) => !/^(?:accountId|access|stackRegion)\b/.test(field))
}

/** How many fields are to be corrected. A missing first account does not count. */
export function countFaults({ accounts, settings }: DraftFaults): number {
  const inSettings = [...settings.keys()].filter((field) => field !== 'accounts').length
  return [...accounts.values()].reduce((sum, fields) => sum + fields.size, inSettings)
}

/** The same without rows in which nobody has typed yet: an empty row is not wrong, it is only begun. */
export function typedFaults({ accounts, settings }: DraftFaults, draft: Draft): DraftFaults {
  const untouched = new Set(
    draft.accounts.flatMap(({ key, accountId, name }) => (accountId === '' && name === '' ? [key] : [])),
  )
  return { settings, accounts: new Map([...accounts].filter(([key]) => !untouched.has(key))) }
}

/** A draft is immutable, so its faults are computed once for the list and the form. */
const cache = new WeakMap<Draft, { readonly base: Onboarding; readonly faults: DraftFaults }>()

function validate(draft: Draft, base: Onboarding): DraftFaults {
  const validated = validateOnboarding(onboardingValue(draft, base))
  const accounts = new Map<string, Map<string, string>>()
  const settings = new Map<string, string>()
  for (const fault of validated.ok ? [] : validated.faults) {
    const [first, index, ...field] = fault.path
    const key = first === 'accounts' && typeof index === 'number' ? draft.accounts[index]?.key : undefined
    if (key === undefined) note(settings, fault.path, textOf(fault, draft))
    else {
      const fields = accounts.get(key) ?? new Map<string, string>()
      note(fields, field, textOf(fault, draft))
      accounts.set(key, fields)
    }
  }
  return { accounts, settings }
}

/** Only the first fault of a field is shown. */
function note(fields: Map<string, string>, path: Path, text: string): void {
  const name = pathText(path)
  if (!fields.has(name)) fields.set(name, text)
}

function textOf(fault: Fault, draft: Draft): string {
  const [, index] = fault.sameAs ?? []
  const other = typeof index === 'number' ? draft.accounts[index] : undefined
  return errorText(fault, other && placeWords(other))
}

function placeWords({ name, accountId }: { readonly name: string; readonly accountId: string }): string {
  return [name, accountId].filter((text) => text !== '').join(', ')
}
