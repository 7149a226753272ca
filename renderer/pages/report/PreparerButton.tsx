import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { type Preparer, preparerSchema } from '../../../app/report/preparer.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'

/** Says who prepares reports on this computer. */
export function PreparerButton({ onChange }: { readonly onChange: () => void }) {
  const client = useClient()
  const [known, setKnown] = useState<Preparer>()
  useFocusAfterDialog(known !== undefined)
  return (
    <>
      <Button
        onClick={() =>
          void client.preparer.get().then(setKnown, () => {
            // Main does not answer: the frame says so.
          })
        }
      >
        Prepared by…
      </Button>
      {known && (
        <PreparerDialog
          known={known}
          onClose={() => setKnown(undefined)}
          onSaved={() => {
            setKnown(undefined)
            onChange()
          }}
        />
      )}
    </>
  )
}

interface PreparerDialogProps {
  readonly known: Preparer
  readonly onClose: () => void
  readonly onSaved: () => void
}

function PreparerDialog({ known, onClose, onSaved }: PreparerDialogProps) {
  const client = useClient()
  const [name, setName] = useState(known.name ?? '')
  const [contact, setContact] = useState(known.contact ?? '')
  const [refusal, setRefusal] = useState<CallRefusal>()
  const parsed = preparerSchema.safeParse({
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(contact.trim() !== '' && { contact: contact.trim() }),
  })
  const faultOf = (field: keyof Preparer) => {
    const issue = parsed.error?.issues.find(({ path }) => path[0] === field)
    return issue && `Expected ${issue.message}.`
  }

  async function save(): Promise<void> {
    if (!parsed.success) return
    try {
      await client.preparer.save(parsed.data)
      onSaved()
    } catch (error) {
      setRefusal(refusalOf(error))
    }
  }

  return (
    <Dialog
      header="Who prepares the report"
      leave="Cancel"
      onClose={onClose}
      actions={
        <Button variant="primary" disabled={!parsed.success} onClick={() => void save()}>
          Save
        </Button>
      }
    >
      <SpaceBetween size="m">
        <div>
          Every report that is made on this computer names this person. It is kept on this computer only.
        </div>
        <FormField label="Name" description="Left empty: your user name." errorText={faultOf('name')}>
          <Input value={name} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
        <FormField
          label="Contact"
          description="A telephone number or a mail address. Optional."
          errorText={faultOf('contact')}
        >
          <Input value={contact} onChange={({ detail }) => setContact(detail.value)} />
        </FormField>
        {refusal && <RefusalAlert refusal={refusal} />}
      </SpaceBetween>
    </Dialog>
  )
}
