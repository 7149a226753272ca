import { type Draft, onboardingValue } from '../../../app/onboarding/draft.ts'
import { type Fault, type Path, pathText } from '../../../app/onboarding/fault.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { validateOnboarding } from '../../../app/onboarding/validateOnboarding.ts'
import { errorText } from '../../features/fieldFault.ts'

/** Error texts by field: `externalId`, `connector.displayName`, `access.through.profile`. */
export type FieldFaults = ReadonlyMap<string, string>

/** What is wrong with a draft, where a person can mend it. The rules are the file's. */
export interface DraftFaults {
  /** By the key of the row; rows without faults are left out. */
  readonly accounts: ReadonlyMap<string, FieldFaults>
  /** Of the onboarding as a whole: `customer.name`, `portalUrl`. */
  readonly settings: FieldFaults
}

export function draftFaults(draft: Draft, base: Onboarding): DraftFaults {
  const known = judged.get(draft)
  if (known?.base === base) return known.faults
  const faults = judge(draft, base)
  judged.set(draft, { base, faults })
  return faults
}

/** A draft never changes, so it is judged once, for the list and for the form. */
const judged = new WeakMap<Draft, { readonly base: Onboarding; readonly faults: DraftFaults }>()

/** Whether the account ID, the access and the Region are right; only then can the connection be tested. */
export function isTestable(faults: FieldFaults | undefined): boolean {
  return [...(faults?.keys() ?? [])].every((field) => !/^(?:accountId|access|stackRegion)\b/.test(field))
}

function judge(draft: Draft, base: Onboarding): DraftFaults {
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

/** How many things are to be corrected; that there is no account yet is not one of them. */
export function countFaults({ accounts, settings }: DraftFaults): number {
  const inSettings = [...settings.keys()].filter((field) => field !== 'accounts').length
  return [...accounts.values()].reduce((sum, fields) => sum + fields.size, inSettings)
}

/** The first fault of a field is the one that is told. */
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
