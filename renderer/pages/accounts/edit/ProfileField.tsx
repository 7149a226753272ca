import Autosuggest from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Access } from '../../../../app/onboarding/access.ts'
import { useAwsConfiguration } from '../../../state/awsConfigurationStore.ts'
import { useOpened } from '../../../state/openedStore.ts'
import { profileWords } from '../profileWords.ts'
import type { AccessFieldsProps } from './accessFieldsProps.ts'
import { MissingSignIn } from './MissingSignIn.tsx'

interface ProfileFieldProps extends AccessFieldsProps {
  readonly access: Extract<Access, { kind: 'profile' }>
}

/** A profile of this computer, or a name that another computer has. */
export function ProfileField({ path, access, faults, locked, onChange }: ProfileFieldProps) {
  const profiles = useAwsConfiguration((state) => state.configuration?.profiles)
  const isPractice = useOpened((state) => state.opened?.practice !== undefined)
  const found = profiles?.find(({ name }) => name === access.profile)
  return (
    <SpaceBetween size="s">
      <FormField
        label="Profile"
        description="As in ~/.aws/config or ~/.aws/credentials."
        errorText={access.profile === '' ? undefined : faults.get(`${path}.profile`)}
        warningText={found?.unusable ?? unknownWords(access.profile, profiles)}
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
        <MissingSignIn portal={{ ...found.identityCenter, practice: undefined }} />
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
