import Button from '@cloudscape-design/components/button'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { type ConnectorSheet, sheetTable } from '../../../app/checklist/connectorSheet.ts'
import type { SheetFormat } from '../../../app/report/connectorSheetFormats.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { saveAndTell } from '../../features/export/saveAndTell.ts'
import { saveExported } from '../../features/export/saveExported.ts'
import { noteCopied } from '../../state/copiedConnectorsStore.ts'

const CHOICES: readonly {
  readonly id: SheetFormat
  readonly text: string
  readonly secondaryText: string
}[] = [
  { id: 'xlsx', text: 'Excel workbook', secondaryText: 'Account IDs are text, so zeros at the start stay' },
  { id: 'csv', text: 'CSV', secondaryText: 'For programs; a spreadsheet makes numbers of account IDs' },
  { id: 'text', text: 'Text', secondaryText: 'For a mail or a chat' },
  { id: 'json', text: 'JSON', secondaryText: 'For programs' },
]

/** Copies, prints and exports the connector sheet. */
export function SheetActions({ sheet }: { readonly sheet: ConnectorSheet }) {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const toEnter = sheet.rows.filter(({ stage }) => stage !== 'confirmed')

  async function save(id: string): Promise<void> {
    const choice = CHOICES.find((known) => known.id === id)
    if (choice === undefined) return
    setBusy(true)
    await saveAndTell(async () => saveExported(client, await client.connector.sheet({ format: choice.id })), {
      id: 'connectorSheet',
      saved: 'Connector sheet exported',
      failed: 'The connector sheet could not be exported',
    })
    setBusy(false)
  }

  return (
    <SpaceBetween direction="horizontal" size="xs">
      {toEnter.length > 1 && (
        <CopyToClipboard
          textToCopy={sheetTable(toEnter)}
          copyButtonText={`Copy all ${toEnter.length} to enter`}
          copySuccessText="Copied as a table, in the form's order"
          copyErrorText="The table could not be copied. Copy the accounts one by one."
          onCopySuccess={() => {
            for (const { form } of toEnter) noteCopied(form)
          }}
        />
      )}
      <Button iconName="file" onClick={() => window.print()}>
        Print
      </Button>
      <ButtonDropdown loading={busy} items={CHOICES} onItemClick={({ detail }) => void save(detail.id)}>
        Export
      </ButtonDropdown>
    </SpaceBetween>
  )
}
