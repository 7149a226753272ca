import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { TableProps } from '@cloudscape-design/components/table'
import Table from '@cloudscape-design/components/table'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import type { Access } from '../../../../../app/onboarding/access.ts'
import { type PastedLine, parsePaste, pasteRefusal } from '../../../../../app/onboarding/parsePaste.ts'
import { plural } from '../../../../../app/text/plural.ts'
import { newAccess } from '../../accessWords.ts'
import { accessFaults } from '../../draftFaults.ts'
import { AccessFields } from '../../edit/AccessFields.tsx'
import { type AddDialogProps, AddModal } from '../AddModal.tsx'
import { useAddAccounts } from '../useAddAccounts.ts'

/** Accounts from a pasted list. A preview shows each line before anything is added. */
export function PasteDialog({ draft, onClose }: AddDialogProps) {
  const addAll = useAddAccounts()
  const [text, setText] = useState('')
  const [access, setAccess] = useState<Access>(draft.accounts.at(-1)?.access ?? newAccess('role'))
  const lines = parsePaste(text, draft.accounts)
  const refusal = pasteRefusal(text, draft.accounts.length)
  const right = lines.filter(({ fault }) => fault === undefined)
  const faults = accessFaults(access)

  return (
    <AddModal
      title="Paste a list of accounts"
      count={faults.size > 0 ? 0 : right.length}
      onClose={onClose}
      onAdd={() => {
        addAll(right.map(({ accountId, name }) => ({ accountId, name, access })))
        onClose()
      }}
    >
      <FormField
        label="Accounts"
        description="One on each line, ID and name: “111122223333 prod”, CSV, cells of a spreadsheet, or the export of AWS Organizations. IDs may have dashes."
        stretch
        errorText={refusal}
      >
        <Textarea
          autoFocus
          value={text}
          rows={6}
          spellcheck={false}
          placeholder={'111122223333 prod\n4444-5555-6666 staging'}
          onChange={({ detail }) => setText(detail.value)}
        />
      </FormField>
      <AccessFields
        label="How the app signs in to these accounts"
        path="access"
        access={access}
        faults={faults}
        locked={false}
        onChange={setAccess}
      />
      {lines.length > 0 && <PastePreview lines={lines} />}
    </AddModal>
  )
}

/** The number of lines in the preview. Faulty lines come first, so that they are shown. */
const SHOWN = 50

const COLUMNS: TableProps.ColumnDefinition<PastedLine>[] = [
  { id: 'line', header: 'Line', cell: ({ line }) => line },
  {
    id: 'accountId',
    header: 'Account ID',
    isRowHeader: true,
    cell: ({ accountId, text }) => accountId || text,
  },
  { id: 'name', header: 'Name', cell: ({ name }) => name || '–' },
  {
    id: 'state',
    header: 'State',
    cell: ({ fault, isNeedless }) =>
      fault === undefined ? (
        <StatusIndicator type="success">Valid</StatusIndicator>
      ) : (
        <>
          <StatusIndicator type={isNeedless ? 'stopped' : 'error'}>
            {isNeedless ? 'Left out' : 'To be corrected'}
          </StatusIndicator>
          <div>{fault}</div>
        </>
      ),
  },
]

/** What was read from each line. */
function PastePreview({ lines }: { readonly lines: readonly PastedLine[] }) {
  const leftOut = lines.filter(({ fault }) => fault !== undefined)
  const wrong = leftOut.filter(({ isNeedless }) => !isNeedless)
  const shown = [
    ...wrong,
    ...lines.filter(({ fault }) => fault === undefined),
    ...leftOut.filter(({ isNeedless }) => isNeedless),
  ].slice(0, SHOWN)
  const hidden = lines.length - shown.length
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      items={shown}
      trackBy={({ line }) => `${line}`}
      columnDefinitions={COLUMNS}
      ariaLabels={{ tableLabel: 'Lines of the list' }}
      header={
        <Header
          variant="h3"
          counter={`(${lines.length - leftOut.length})`}
          {...(wrong.length > 0 && {
            description: `${plural(wrong.length, 'line')} left out until ${wrong.length === 1 ? 'it is' : 'they are'} corrected above.`,
          })}
        >
          To be added
        </Header>
      }
      {...(hidden > 0 && { footer: `And ${plural(hidden, 'more line')}, none to be corrected.` })}
    />
  )
}
