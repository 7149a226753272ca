import { type ConnectorForm, FIELD_NAMES } from '../../../app/activeeye/connectorForm.ts'

/** A field of ActiveEye's form, as it is called there. */
export interface ConnectorField {
  readonly key: keyof ConnectorForm
  readonly label: string
}

/** Those that have to be the same, character by character, in the form's order. */
export const COMPARED_FIELDS = [
  { key: 'displayName', label: FIELD_NAMES.displayName },
  { key: 'accountId', label: FIELD_NAMES.accountId },
  { key: 'externalId', label: FIELD_NAMES.externalId },
] as const satisfies readonly ConnectorField[]

/** In the form's order. */
export const CONNECTOR_FIELDS: readonly ConnectorField[] = [
  ...COMPARED_FIELDS,
  { key: 'priority', label: FIELD_NAMES.priority },
]
