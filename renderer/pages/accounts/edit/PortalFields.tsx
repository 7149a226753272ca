import Autosuggest from '@cloudscape-design/components/autosuggest'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import FormField from '@cloudscape-design/components/form-field'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { valueOrTyped } from '../../../../app/input/parsed.ts'
import { parseWebAddress, WEB_ADDRESSES } from '../../../../app/input/webAddress.ts'
import { clockTimeHere } from '../../../../app/text/clockTime.ts'
import { IdentityCenterSignIn } from '../../../features/signIn/IdentityCenterSignIn.tsx'
import { signedInWords } from '../../../features/signIn/signedInWords.ts'
import { useAwsConfiguration } from '../../../state/awsConfigurationStore.ts'
import { type AwsOrPracticePortal, signInAt, useSignIns } from '../../../state/signInStore.ts'
import type { FieldFaults } from '../draftFaults.ts'
import { RegionInput } from './RegionFields.tsx'

interface PortalFieldsProps {
  readonly startUrl: string
  readonly region: string
  /** Where the fields stand: `access`, `access.through`. */
  readonly path: string
  readonly faults: FieldFaults
  readonly locked: boolean
  /** Beside each other, where there is room. */
  readonly wide?: boolean
  readonly onChange: (portal: { readonly startUrl: string; readonly region: string }) => void
}

const NONE: readonly { readonly name: string; readonly startUrl: string; readonly region: string }[] = []

/** Which access portal: one that the AWS configuration names, or any other. */
export function PortalFields({ startUrl, region, path, faults, locked, wide, onChange }: PortalFieldsProps) {
  const portals = useAwsConfiguration((state) => state.configuration?.identityCenters ?? NONE)
  return (
    <ColumnLayout columns={wide ? 2 : 1}>
      <FormField
        label={WEB_ADDRESSES.startUrl.name}
        description="Where people sign in to AWS; shown in the IAM Identity Center console."
        errorText={startUrl === '' ? undefined : faults.get(`${path}.startUrl`)}
        stretch
      >
        <Autosuggest
          value={startUrl}
          options={portals.map((portal) => ({
            value: portal.startUrl,
            description: `${portal.name}, ${portal.region}`,
          }))}
          enteredTextLabel={(text) => `Use ${text}`}
          placeholder={WEB_ADDRESSES.startUrl.example}
          readOnly={locked}
          onChange={({ detail }) => {
            const typed = valueOrTyped(parseWebAddress(detail.value, 'startUrl'), detail.value)
            const known = portals.find((portal) => portal.startUrl === typed)
            onChange({ startUrl: typed, region: known?.region ?? region })
          }}
        />
      </FormField>
      <FormField
        label="Region of IAM Identity Center"
        description="Not of what is to be onboarded."
        errorText={faults.get(`${path}.region`)}
        stretch
      >
        <RegionInput
          value={region}
          locked={locked}
          onChange={(next) => onChange({ startUrl, region: next })}
        />
      </FormField>
    </ColumnLayout>
  )
}

/** Where nobody is signed in to this portal, the way to do it; else until when somebody is. */
export function PortalSignIn({ portal }: { readonly portal: AwsOrPracticePortal }) {
  const known = useSignIns((state) => state.known)
  const signedIn = useSignIns((state) => signInAt(state, portal.startUrl))
  if (!known) return null
  if (signedIn !== undefined) {
    return (
      <StatusIndicator type="success">
        {signedInWords(signedIn, clockTimeHere(signedIn.expiresAt))}
      </StatusIndicator>
    )
  }
  return <IdentityCenterSignIn key={portal.startUrl} {...portal} onSignedIn={noticed} />
}

/** The list of sign-ins says so to everybody. */
function noticed(): void {}
