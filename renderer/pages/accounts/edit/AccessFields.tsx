import Autosuggest from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'
import type { Access } from '../../../../app/onboarding/access.ts'
import { useAwsConfiguration } from '../../../state/awsConfigurationStore.ts'
import { useOpened } from '../../../state/openedStore.ts'
import {
  ACCESS_KINDS,
  type AccessKind,
  accessKindDescription,
  accessKindName,
  newAccess,
  profileWords,
  roleFrom,
  roleText,
} from '../accessWords.ts'
import type { AccessFieldsProps } from './accessFieldsProps.ts'
import { IdentityCenterFields } from './IdentityCenterFields.tsx'
import { KeysFields } from './KeysFields.tsx'
import { PortalSignIn } from './PortalFields.tsx'

/** The access to an account: its kind, and the fields of that kind. */
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
    case 'notChosen':
      return null
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

/** The credentials that AWS tools find on this computer: which they are, and what is not used. */
function EnvironmentWords() {
  const configuration = useAwsConfiguration((state) => state.configuration)
  if (configuration === undefined) return null
  const { environment, profiles } = configuration
  const profile = profiles.find(
    ({ name, unusable }) => name === environment.profile && unusable === undefined,
  )
  return (
    <StatusIndicator
      type={environment.kind === 'none' || environment.kind === 'incomplete' ? 'warning' : 'info'}
    >
      <span className="breakable">
        {environment.words}
        {profile !== undefined && ` What it is: ${profileWords(profile)}.`}
        {profile?.notUsed !== undefined && ` ${profile.notUsed}`}
      </span>
    </StatusIndicator>
  )
}

interface ProfileFieldProps extends AccessFieldsProps {
  readonly access: Extract<Access, { kind: 'profile' }>
}

/** A profile of this computer; a profile of another computer can be typed. */
function ProfileField({ path, access, faults, locked, onChange }: ProfileFieldProps) {
  const profiles = useAwsConfiguration((state) => state.configuration?.profiles)
  const isPractice = useOpened((state) => state.opened?.practice !== undefined)
  const found = profiles?.find(({ name }) => name === access.profile)
  return (
    <SpaceBetween size="s">
      <FormField
        label="Profile"
        description="As in ~/.aws/config or ~/.aws/credentials."
        errorText={access.profile === '' ? undefined : faults.get(`${path}.profile`)}
        warningText={found?.unusable ?? found?.notUsed ?? unknownWords(access.profile, profiles)}
        constraintText={found !== undefined && found.unusable === undefined && profileWords(found)}
        stretch
      >
        <Autosuggest
          value={access.profile}
          options={(profiles ?? []).map((profile) => ({
            value: profile.name,
            description: profile.unusable ?? profileWords(profile),
            disabled: profile.unusable !== undefined,
            ...(profile.accountId !== undefined && { labelTag: profile.accountId }),
          }))}
          enteredTextLabel={(text) => `Use ${text}`}
          placeholder="acme-prod"
          readOnly={locked}
          onChange={({ detail }) => onChange({ ...access, profile: detail.value })}
        />
      </FormField>
      {!isPractice && found?.identityCenter && (
        <PortalSignIn portal={{ ...found.identityCenter, practice: undefined }} />
      )}
    </SpaceBetween>
  )
}

function unknownWords(
  profile: string,
  profiles: readonly { readonly name: string }[] | undefined,
): string | undefined {
  return profile === '' || profiles === undefined || profiles.some(({ name }) => name === profile)
    ? undefined
    : 'The AWS configuration of this computer has no such profile.'
}

interface RoleFieldsProps extends AccessFieldsProps {
  readonly access: Extract<Access, { kind: 'role' }>
  /** The fields of the access that assumes the role. */
  readonly children: ReactNode
}

function RoleFields({ path, access, faults, locked, onChange, children }: RoleFieldsProps) {
  return (
    <SpaceBetween size="s">
      <FormField
        label="Role"
        description="Its name, its ARN, or several names with commas: the first one that works is used."
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

/** The first fault of the name, the ARN, or one name in a list. */
function firstFault(faults: AccessFieldsProps['faults'], path: string): string | undefined {
  const inRole = [...faults].find(([field]) => field.startsWith(`${path}.role`))
  return inRole?.[1]
}
