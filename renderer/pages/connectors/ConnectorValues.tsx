import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import type { ConnectorStatus } from '../../../app/checklist/checklist.ts'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { CONNECTOR_FIELDS } from './connectorFields.ts'

/** What to enter, in the order of ActiveEye's form, each ready to copy. */
export function ConnectorValues({ connector }: { readonly connector: ConnectorStatus }) {
  return (
    <KeyValuePairs
      columns={4}
      items={CONNECTOR_FIELDS.map(({ key, label }) => ({
        label,
        value: <CopyValue name={label} value={connector[key]} />,
      }))}
    />
  )
}
