import Autosuggest from '@cloudscape-design/components/autosuggest'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import FormField from '@cloudscape-design/components/form-field'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { isSameStartUrl } from '../../../../app/input/identityCenterPortal.ts'
import { unknownRegionWords } from '../../../../app/input/knownRegions.ts'
import { valueOrTyped } from '../../../../app/input/parsed.ts'
import { parseWebAddress, WEB_ADDRESSES } from '../../../../app/input/webAddress.ts'
import { clockTimeHere } from '../../../../app/text/timestamp.ts'
import { IdentityCenterSignIn } from '../../../features/signIn/IdentityCenterSignIn.tsx'
import { signedInWords } from '../../../features/signIn/signInWords.ts'
import { useAwsConfiguration } from '../../../state/awsConfigurationStore.ts'
import { type AwsOrPracticePortal, signInAt, useSignIns } from '../../../state/signInStore.ts'
import type { FieldFaults } from '../draftFaults.ts'
import { RegionInput } from './RegionFields.tsx'

interface PortalFieldsProps {
  readonly startUrl: string
  readonly region: string
  /** The path of the fields in the account: `access`, `access.through`. */
  readonly path: string
  readonly faults: FieldFaults
  readonly locked: boolean
  /** In two columns. */
  readonly wide?: boolean
  readonly onChange: (portal: { readonly startUrl: string; readonly region: string }) => void
}

const NONE: readonly { readonly name: string; readonly startUrl: string; readonly region: string }[] = []

/** An access portal: one of the AWS configuration, or any other. */
export function PortalFields({ startUrl, region, path, faults, locked, wide, onChange }: PortalFieldsProps) {
  const portals = useAwsConfiguration((state) => state.configuration?.identityCenters ?? NONE)

  function change(typed: string): void {
    const known = portals.find((portal) => isSameStartUrl(portal.startUrl, typed))
    const next = { startUrl: typed, region: known?.region ?? region }
    if (next.startUrl !== startUrl || next.region !== region) onChange(next)
  }

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
          onChange={({ detail }) => change(detail.value)}
          // Not while it is typed: what the address bar adds is taken off when it is complete.
          onBlur={() => change(valueOrTyped(parseWebAddress(startUrl, 'startUrl'), startUrl))}
        />
      </FormField>
      <FormField
        label="Region of IAM Identity Center"
        description="Not the Region of the accounts to onboard."
        errorText={faults.get(`${path}.region`)}
        warningText={unknownRegionWords(region)}
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

/** The sign-in to this access portal, or until when it is valid. */
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

/** This part follows the store of sign-ins. */
function noticed(): void {}
