import type { ConnectorStatus } from '../../../app/checklist/checklist.ts'

/** A field of ActiveEye's form, as it is called there. */
export interface ConnectorField {
  readonly key: 'displayName' | 'accountId' | 'externalId' | 'priority'
  readonly label: string
}

/** In the form's order. */
export const CONNECTOR_FIELDS: readonly ConnectorField[] = [
  { key: 'displayName', label: 'Display Name' },
  { key: 'accountId', label: 'Account ID' },
  { key: 'externalId', label: 'External ID' },
  { key: 'priority', label: 'Account priority' },
]

/** Those that have to be the same, character by character; a priority may be changed in ActiveEye at any time. */
export const COMPARED_FIELDS = [
  { key: 'displayName', label: 'Display Name' },
  { key: 'accountId', label: 'Account ID' },
  { key: 'externalId', label: 'External ID' },
] as const satisfies readonly ConnectorField[]

/** One line for each field, as a person sends or keeps it: `Account ID: 444455556666`. */
export function connectorText(connector: ConnectorStatus): string {
  return CONNECTOR_FIELDS.map(({ key, label }) => `${label}: ${connector[key]}`).join('\n')
}
