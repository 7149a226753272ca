import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, useState } from 'react'
import { refusalText } from '../../../app/input/parsed.ts'
import { parseTypedPath } from '../../../app/input/typedPath.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'
import { type FoundHandover, ImportHandover } from './ImportHandover.tsx'
import { type FoundOther, OtherFile } from './OtherFile.tsx'
import { useOpening } from './useOpening.ts'

/** Opens an onboarding file, chosen in a dialog where there is one, else by its path. */
export function OpenFile() {
  const client = useClient()
  const canChoose = useHostAbilities().canChooseFiles
  const opening = useOpening()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const [found, setFound] = useState<FoundHandover>()
  const [other, setOther] = useState<FoundOther>()
  useFocusAfterDialog(found !== undefined)
  const parsed = parseTypedPath(typed, 'the onboarding file')

  function open(event: FormEvent): void {
    event.preventDefault()
    setAsked(true)
    if (parsed.ok) void openAt(parsed.value)
  }

  /** An onboarding file is opened; of a handover file the person first sees what is in it. */
  function openAt(path: string): Promise<void> {
    setOther(undefined)
    return opening.start(async (app) => {
      const { kind } = await app.reports.recognize({ path })
      if (kind !== 'other') {
        setOther({ path, kind })
        return undefined
      }
      const seen = await app.handover.look({ path })
      if (seen === undefined) return app.open({ path, purpose: 'work' })
      setFound({ path, seen })
      return undefined
    })
  }

  async function choose(): Promise<void> {
    const chosen = await client.host.chooseFile({ purpose: 'open' })
    if (chosen.path === undefined) return
    setTyped(chosen.path)
    await openAt(chosen.path)
  }

  return (
    <>
      {found && <ImportHandover found={found} onClose={() => setFound(undefined)} />}
      <form aria-label="Open a file" onSubmit={open}>
        <Container header={<Header variant="h2">Open a file</Header>}>
          <SpaceBetween size="m">
            <FormField
              label="Path of the onboarding file"
              description="On this computer; ends with .onboarding.json. A file that was handed over, a report and an answer are recognised."
              errorText={asked ? refusalText(parsed) : undefined}
              secondaryControl={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button formAction="submit" loading={opening.busy}>
                    Open
                  </Button>
                  {canChoose && (
                    <Button formAction="none" onClick={() => void choose()}>
                      Choose a file
                    </Button>
                  )}
                </SpaceBetween>
              }
              stretch
            >
              <Input
                value={typed}
                placeholder="~/acme.onboarding.json"
                spellcheck={false}
                autoComplete={false}
                onChange={({ detail }) => setTyped(detail.value)}
              />
            </FormField>
            {opening.refusal && <RefusalAlert refusal={opening.refusal} />}
            {other && <OtherFile key={other.path} found={other} />}
          </SpaceBetween>
        </Container>
      </form>
    </>
  )
}
