import FormField from '@cloudscape-design/components/form-field'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import type { Access } from '../../../../app/onboarding/access.ts'
import { newAccess } from '../accessWords.ts'
import { AccessFields } from '../edit/AccessFields.tsx'
import { parsePaste } from '../parsePaste.ts'
import { type AddDialogProps, AddModal } from './AddModal.tsx'
import { accessFaults } from './accessFaultTexts.ts'
import { PastePreview } from './PastePreview.tsx'
import { useAddAccounts } from './useAddAccounts.ts'

/** Accounts from a pasted list, seen line by line before any is added. */
export function PasteDialog({ draft, onClose }: AddDialogProps) {
  const addAll = useAddAccounts()
  const [text, setText] = useState('')
  const [access, setAccess] = useState<Access>(draft.accounts.at(-1)?.access ?? newAccess('role'))
  const lines = parsePaste(text, draft.accounts)
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
      {lines.length > 0 && <PastePreview lines={lines} />}
      <AccessFields
        label="How the app signs in to these accounts"
        path="access"
        access={access}
        faults={faults}
        locked={false}
        onChange={setAccess}
      />
    </AddModal>
  )
}
