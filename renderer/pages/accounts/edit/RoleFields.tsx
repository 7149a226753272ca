import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import type { Access } from '../../../../app/onboarding/access.ts'
import { roleFrom, roleText } from '../accessWords.ts'
import type { AccessFieldsProps } from './accessFieldsProps.ts'

interface RoleFieldsProps extends AccessFieldsProps {
  readonly access: Extract<Access, { kind: 'role' }>
  /** The fields of the access that assumes the role. */
  readonly children: ReactNode
}

export function RoleFields({ path, access, faults, locked, onChange, children }: RoleFieldsProps) {
  return (
    <SpaceBetween size="s">
      <FormField
        label="Role"
        description="Its name, its ARN, or several names with commas: the first that works is used."
        errorText={firstFault(faults, path)}
        stretch
      >
        <Input
          value={roleText(access)}
          placeholder="OrganizationAccountAccessRole"
          spellcheck={false}
          autoComplete={false}
          readOnly={locked}
          onChange={({ detail }) =>
            onChange({ kind: 'role', ...roleFrom(detail.value), through: access.through })
          }
        />
      </FormField>
      {children}
    </SpaceBetween>
  )
}

/** Of the name, of the ARN, or of one name in a list. */
function firstFault(faults: AccessFieldsProps['faults'], path: string): string | undefined {
  const inRole = [...faults].find(([field]) => field.startsWith(`${path}.role`))
  return inRole?.[1]
}
