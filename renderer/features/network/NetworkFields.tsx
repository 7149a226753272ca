import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { NetworkStatus } from '../../../app/network/networkSettings.ts'
import type { NetworkField, NetworkForm, ProxyChoice } from './networkForm.ts'
import { settingsOf } from './networkForm.ts'

interface NetworkFieldsProps {
  readonly network: NetworkStatus
  readonly form: NetworkForm
  readonly faults: ReadonlyMap<NetworkField, string>
  readonly onChange: (form: NetworkForm) => void
}

/** The proxy, and the certificate authorities that are trusted in addition to the known ones. */
export function NetworkFields({ network, form, faults, onChange }: NetworkFieldsProps) {
  return (
    <SpaceBetween size="m">
      <FormField label="Proxy">
        <RadioGroup
          value={form.proxy}
          onChange={({ detail }) => onChange({ ...form, proxy: kindOf(detail.value) })}
          items={[
            { value: 'automatic', label: 'Automatic', description: `At the moment: ${network.automatic}` },
            { value: 'none', label: 'No proxy' },
            { value: 'manual', label: 'This proxy' },
          ]}
        />
      </FormField>
      {form.proxy === 'manual' && (
        <FormField
          label="Address of the proxy"
          description="Without user name and password."
          errorText={faults.get('url')}
          stretch
        >
          <Input
            value={form.url}
            placeholder="http://proxy.example.com:8080"
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => onChange({ ...form, url: detail.value })}
          />
        </FormField>
      )}
      <FormField
        label="File of certificate authorities"
        description="Where your company inspects TLS: a PEM file with its authority's certificate. It is trusted in addition to the known ones."
        errorText={faults.get('caFile')}
        constraintText={authoritiesText(network, form)}
        stretch
      >
        <Input
          value={form.caFile}
          placeholder="/etc/ssl/company-ca.pem"
          autoComplete={false}
          spellcheck={false}
          onChange={({ detail }) => onChange({ ...form, caFile: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  )
}

/** RadioGroup's values are plain strings. */
function kindOf(value: string): ProxyChoice {
  if (value === 'none' || value === 'manual') return value
  return 'automatic'
}

/** The authorities of the file that is in effect, not of one that is being typed, and what the environment adds. */
function authoritiesText(
  { settings, authorities, bundle }: NetworkStatus,
  form: NetworkForm,
): string | undefined {
  const isInEffect = settings.caFile !== undefined && settings.caFile === settingsOf(form).caFile
  const words = [
    ...(isInEffect && authorities.length > 0 ? [`Trusted from it: ${authorities.join('; ')}.`] : []),
    ...(bundle === undefined ? [] : [`Also trusted: ${bundle}.`]),
  ]
  return words.length === 0 ? undefined : words.join(' ')
}
