import { accessSchema } from '../../../../app/onboarding/access.ts'
import { pathText } from '../../../../app/onboarding/fault.ts'
import { schemaFaults } from '../../../../app/onboarding/issueFaults.ts'
import type { Access } from '../../../../app/onboarding/onboarding.ts'
import { errorText } from '../../../app/fieldFault.ts'
import type { FieldFaults } from '../draftFaults.ts'

/** What is wrong with an access that belongs to no account yet, by field as in an account. */
export function accessFaults(access: Access): FieldFaults {
  return new Map(
    schemaFaults(accessSchema, access).map((fault) => [
      pathText(['access', ...fault.path]),
      errorText(fault),
    ]),
  )
}
