import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, useId, useState } from 'react'
import { ENGINE_NAMES } from '../../../app/activeeye/engines.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { refusalText } from '../../../app/input/parsed.ts'
import { parseTypedPath } from '../../../app/input/typedPath.ts'
import { UNSAVED_EDITS } from '../../../app/onboarding/handoverWords.ts'
import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import { showNotice } from '../../state/noticeStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { type HandOverTarget, handOverTargets } from './handOverTargets.ts'

/** Writes the onboarding and its journal into one file for another computer, or a folder for an engine. */
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
  const targets = handOverTargets(shortName)
  const [target, setTarget] = useState<HandOverTarget>('computer')
  const words = targets.find((each) => each.target === target) ?? targets[0]
  // Until somebody types a path, it follows the target.
  const [typed, setTyped] = useState<string>()
  const [refusal, setRefusal] = useState<CallRefusal>()
  const [busy, setBusy] = useState(false)
  const form = useId()
  const path = typed ?? `~/${words?.suggestedName ?? shortName}`
  const parsed = parseTypedPath(path, target === 'computer' ? 'the handover file' : 'the folder')

  async function choose(): Promise<void> {
    const { path: chosen } = await client.host.chooseFile({
      purpose: 'new',
      suggestedName: words?.suggestedName,
    })
    if (chosen !== undefined) setTyped(chosen)
  }

  async function write(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!parsed.ok || busy) return
    setBusy(true)
    setRefusal(undefined)
    try {
      showNotice(await handOver(client, target, parsed.value))
      onClose()
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      header="Hand over"
      leave="Cancel"
      onClose={onClose}
      actions={
        <Button variant="primary" form={form} formAction="submit" loading={busy} disabled={!parsed.ok}>
          {words?.write}
        </Button>
      }
    >
      <form id={form} onSubmit={(event) => void write(event)}>
        <SpaceBetween size="m">
          <FormField label="To" stretch>
            <RadioGroup
              value={target}
              items={targets.map(({ target: value, label, means }) => ({ value, label, description: means }))}
              onChange={({ detail }) => {
                const chosen = targets.find((each) => each.target === detail.value)
                if (chosen !== undefined) setTarget(chosen.target)
                // It was about the other target.
                setRefusal(undefined)
              }}
            />
          </FormField>
          <div>{words?.written}</div>
          <FormField
            label={words?.pathLabel}
            description={words?.pathDescription}
            errorText={refusalText(parsed)}
            {...(canChoose && {
              secondaryControl: (
                <Button formAction="none" onClick={() => void choose()}>
                  Choose
                </Button>
              ),
            })}
            stretch
          >
            <Input
              value={path}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => {
                setTyped(detail.value)
                setRefusal(undefined)
              }}
            />
          </FormField>
          {refusal && <RefusalAlert refusal={refusal} />}
        </SpaceBetween>
      </form>
    </Dialog>
  )
}

/** Writes it. @returns what to say of it */
async function handOver(
  client: ContractClient,
  target: HandOverTarget,
  path: string,
): Promise<Parameters<typeof showNotice>[0]> {
  if (target !== 'computer') {
    const written = await client.handover.writeForEngine({ path, engine: target })
    const content = `${written.path}: ${plural(written.files.length, 'file')} for ${ENGINE_NAMES[target]}. Read its README.md first.`
    return { id: 'handover', type: 'success', header: 'Handed over', content }
  }
  const { path: file, events, unsavedEdits } = await client.handover.write({ path, overwrite: false })
  const content = `${file}: the onboarding, and ${plural(events, 'event')} of its journal.${unsavedEdits ? ` ${UNSAVED_EDITS}` : ''}`
  return { id: 'handover', type: unsavedEdits ? 'warning' : 'success', header: 'Handed over', content }
}
