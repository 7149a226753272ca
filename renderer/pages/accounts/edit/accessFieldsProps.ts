import type { Access } from '../../../../app/onboarding/access.ts'
import type { FieldFaults } from '../draftFaults.ts'

/** The props of the fields of every kind of access. */
export interface AccessFieldsProps {
  readonly label: string
  /** The path of the access in the account: `access`, `access.through`. */
  readonly path: string
  readonly access: Access
  readonly faults: FieldFaults
  readonly locked: boolean
  /** The account that the access is for, if it is one account and the file has it. */
  readonly target?: TargetAccount | undefined
  /** The credentials assume a role in another account; the fields then ask for their own account. */
  readonly ofAnotherAccount?: boolean
  readonly onChange: (access: Access) => void
}

export interface TargetAccount {
  /** 12 digits. */
  readonly accountId: string
  readonly name: string
  readonly stackRegion?: string
}
