import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Access } from '../../../../app/onboarding/onboarding.ts'
import type { AccessFieldsProps } from './AccessFields.tsx'
import { RegionInput } from './RegionInput.tsx'

interface IdentityCenterFieldsProps extends AccessFieldsProps {
  readonly access: Extract<Access, { kind: 'identityCenter' }>
}

export function IdentityCenterFields({ path, access, faults, locked, onChange }: IdentityCenterFieldsProps) {
  return (
    <SpaceBetween size="s">
      <FormField label="AWS access portal URL" errorText={faults.get(`${path}.startUrl`)} stretch>
        <Input
          value={access.startUrl}
          placeholder="https://acme.awsapps.com/start"
          spellcheck={false}
          autoComplete={false}
          inputMode="url"
          readOnly={locked}
          onChange={({ detail }) => onChange({ ...access, startUrl: detail.value.trim() })}
        />
      </FormField>
      <FormField label="Region of IAM Identity Center" errorText={faults.get(`${path}.region`)} stretch>
        <RegionInput
          value={access.region}
          locked={locked}
          onChange={(region) => onChange({ ...access, region })}
        />
      </FormField>
      <FormField label="Permission set" errorText={faults.get(`${path}.roleName`)} stretch>
        <Input
          value={access.roleName}
          placeholder="AdministratorAccess"
          spellcheck={false}
          autoComplete={false}
          readOnly={locked}
          onChange={({ detail }) => onChange({ ...access, roleName: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  )
}
