import type { Access } from '../../../../app/onboarding/access.ts'
import { accessSchema } from '../../../../app/onboarding/access.ts'
import { accessFaults as ruleFaults } from '../../../../app/onboarding/accessFaults.ts'
import { pathText } from '../../../../app/onboarding/fault.ts'
import { schemaFaults } from '../../../../app/onboarding/schemaFaults.ts'
import { errorText } from '../../../features/fieldFault.ts'
import type { FieldFaults } from '../draftFaults.ts'

/** What is wrong with an access that belongs to no account yet, by field as in an account. */
export function accessFaults(access: Access): FieldFaults {
  const ofFields = schemaFaults(accessSchema, access).map((fault) => ({
    fault,
    field: pathText(['access', ...fault.path]),
  }))
  const ofRules = ruleFaults({ accounts: [{ access }] }).map((fault) => ({
    fault,
    field: pathText(fault.path.slice(2)),
  }))
  // The first fault of a field is the one that is told.
  return new Map([...ofFields, ...ofRules].reverse().map(({ field, fault }) => [field, errorText(fault)]))
}
