import type { Checklist } from '../../app/checklist/checklist.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import type { ChecklistMirror } from './checklistStore.ts'

/** The mirror in the shape that the report's functions take. `undefined` before the first patch. */
export function mirroredChecklist(
  { accounts, totals }: Pick<ChecklistMirror, 'accounts' | 'totals'>,
  { id, customer }: Onboarding,
): Checklist | undefined {
  if (totals === undefined) return undefined
  const at = new Date().toISOString()
  return {
    version: 1,
    onboardingId: id,
    at,
    customer: customer.name,
    totals,
    accounts: [...accounts.values()],
  }
}
