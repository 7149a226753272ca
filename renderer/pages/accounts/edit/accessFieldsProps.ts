import type { Access } from '../../../../app/onboarding/access.ts'
import type { FieldFaults } from '../draftFaults.ts'

/** What the fields of every kind of access get. */
export interface AccessFieldsProps {
  readonly label: string
  /** Where it stands in the account: `access`, `access.through`. */
  readonly path: string
  readonly access: Access
  readonly faults: FieldFaults
  readonly locked: boolean
  /** The one account that it leads into, where it is for one that the file has. */
  readonly target?: TargetAccount | undefined
  /** It is of another account than where it leads in the end, and says of which. */
  readonly ofAnotherAccount?: boolean
  readonly onChange: (access: Access) => void
}

export interface TargetAccount {
  /** 12 digits. */
  readonly accountId: string
  readonly name: string
}
