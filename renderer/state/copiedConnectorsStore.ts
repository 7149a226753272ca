import { create } from 'zustand'
import { type ConnectorForm, FORM_FIELDS } from '../../app/activeeye/connectorForm.ts'

/**
 * What was copied on the page Connectors since this window was opened. A copy proves nothing, so only the page
 * shows it. A value that has changed since counts as not copied.
 */
interface CopiedConnectors {
  readonly copied: ReadonlySet<string>
}

export const useCopiedConnectors = create<CopiedConnectors>(() => ({ copied: new Set() }))

/** @param fields all of them when left out */
export function noteCopied(
  form: ConnectorForm,
  fields: readonly (keyof ConnectorForm)[] = FORM_FIELDS,
): void {
  useCopiedConnectors.setState(({ copied }) => ({
    copied: new Set([...copied, ...fields.map((field) => keyOf(form, field))]),
  }))
}

export function copiedFields(
  { copied }: CopiedConnectors,
  form: ConnectorForm,
): readonly (keyof ConnectorForm)[] {
  return FORM_FIELDS.filter((field) => copied.has(keyOf(form, field)))
}

/** Another onboarding is open: its forms may hold the same values. */
export function forgetCopies(): void {
  useCopiedConnectors.setState({ copied: new Set() })
}

/** Accounts may have one value in common, so the account's own ID stands in each key. */
function keyOf(form: ConnectorForm, field: keyof ConnectorForm): string {
  return JSON.stringify([form.accountId, field, form[field]])
}
