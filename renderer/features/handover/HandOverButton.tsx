import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { refusalText } from '../../../app/input/parsed.ts'
import { parseTypedPath } from '../../../app/input/typedPath.ts'
import { UNSAVED_EDITS, WHAT_STAYS_HERE } from '../../../app/onboarding/handoverWords.ts'
import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import { showNotice } from '../../state/noticeStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'
import { RefusalAlert } from '../RefusalAlert.tsx'

/** Writes the onboarding and its journal into one file for another computer. */
export function HandOverButton() {
  const [visible, setVisible] = useState(false)
  useFocusAfterDialog(visible)
  return (
    <>
      <Button onClick={() => setVisible(true)}>Hand over…</Button>
      {visible && <HandOverDialog onClose={() => setVisible(false)} />}
    </>
  )
}

function HandOverDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useClient()
  const canChoose = useHostAbilities().canChooseFiles
  const shortName = useOpened((state) => state.opened?.onboarding.customer.shortName) ?? 'customer'
  const [typed, setTyped] = useState(`~/${shortName}.handover`)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const [busy, setBusy] = useState(false)
  const parsed = parseTypedPath(typed, 'the handover file')

  async function choose(): Promise<void> {
    const { path } = await client.host.chooseFile({
      purpose: 'new',
      suggestedName: `${shortName}.handover`,
    })
    if (path !== undefined) setTyped(path)
  }

  async function write(): Promise<void> {
    if (!parsed.ok) return
    setBusy(true)
    setRefusal(undefined)
    try {
      const { path, events, unsavedEdits } = await client.handover.write({
        path: parsed.value,
        overwrite: false,
      })
      const content = `${path}: the onboarding, and ${plural(events, 'event')} of its journal.${unsavedEdits ? ` ${UNSAVED_EDITS}` : ''}`
      showNotice({
        id: 'handover',
        type: unsavedEdits ? 'warning' : 'success',
        header: 'Handed over',
        content,
      })
      onClose()
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      header="Hand over to another computer"
      leave="Cancel"
      onClose={onClose}
      actions={
        <Button variant="primary" loading={busy} disabled={!parsed.ok} onClick={() => void write()}>
          Write the file
        </Button>
      }
    >
      <SpaceBetween size="m">
        <div>
          One file with the onboarding and its journal. On the other computer, open it on the page Start: the
          work goes on there. {WHAT_STAYS_HERE}
        </div>
        <FormField
          label="Path of the handover file"
          description="On this computer. Send it on as you send the report."
          errorText={refusalText(parsed)}
          {...(canChoose && {
            secondaryControl: <Button onClick={() => void choose()}>Choose</Button>,
          })}
          stretch
        >
          <Input
            value={typed}
            spellcheck={false}
            autoComplete={false}
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
        {refusal && <RefusalAlert refusal={refusal} />}
      </SpaceBetween>
    </Dialog>
  )
}
