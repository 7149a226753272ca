import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  ACCESS_KINDS,
  type AccessKind,
  accessKindDescription,
  accessKindName,
  newAccess,
} from '../accessWords.ts'
import type { AccessFieldsProps } from './accessFieldsProps.ts'
import { EnvironmentWords } from './EnvironmentWords.tsx'
import { IdentityCenterFields } from './IdentityCenterFields.tsx'
import { KeysFields } from './KeysFields.tsx'
import { ProfileField } from './ProfileField.tsx'
import { RoleFields } from './RoleFields.tsx'

/** How the app gets credentials: the kind, and what that kind needs. */
export function AccessFields(props: AccessFieldsProps) {
  const { label, path, access, faults, locked, onChange } = props
  return (
    <SpaceBetween size="s">
      <FormField
        label={label}
        description={accessKindDescription(access.kind)}
        errorText={faults.get(path)}
        stretch
      >
        <Select
          selectedOption={optionOf(access.kind)}
          options={ACCESS_KINDS.map(optionOf)}
          disabled={locked}
          onChange={({ detail }) => {
            const kind = ACCESS_KINDS.find((one) => one === detail.selectedOption.value)
            if (kind !== undefined && kind !== access.kind) onChange(newAccess(kind))
          }}
        />
      </FormField>
      <KindFields {...props} />
    </SpaceBetween>
  )
}

function KindFields(props: AccessFieldsProps) {
  const { access } = props
  switch (access.kind) {
    case 'environment':
      return <EnvironmentWords />
    case 'keys':
      return <KeysFields {...props} access={access} />
    case 'profile':
      return <ProfileField {...props} access={access} />
    case 'identityCenter':
      return <IdentityCenterFields {...props} access={access} />
    case 'role':
      return (
        <RoleFields {...props} access={access}>
          <AccessFields
            {...props}
            label="Credentials that assume the role"
            path={`${props.path}.through`}
            access={access.through}
            ofAnotherAccount
            onChange={(through) => props.onChange({ ...access, through })}
          />
        </RoleFields>
      )
  }
}

function optionOf(kind: AccessKind) {
  return { value: kind, label: accessKindName(kind), description: accessKindDescription(kind) }
}
