import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import type { Access } from '../../../../app/onboarding/onboarding.ts'
import type { AccessFieldsProps } from './AccessFields.tsx'

interface ProfileFieldProps extends AccessFieldsProps {
  readonly access: Extract<Access, { kind: 'profile' }>
}

export function ProfileField({ path, access, faults, locked, onChange }: ProfileFieldProps) {
  return (
    <FormField
      label="Profile"
      description="As in ~/.aws/config or ~/.aws/credentials."
      errorText={faults.get(`${path}.profile`)}
      stretch
    >
      <Input
        value={access.profile}
        placeholder="acme-prod"
        spellcheck={false}
        autoComplete={false}
        readOnly={locked}
        onChange={({ detail }) => onChange({ ...access, profile: detail.value })}
      />
    </FormField>
  )
}
