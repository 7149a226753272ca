import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { PathForm } from '../../features/PathForm.tsx'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'
import { type FoundHandover, ImportHandover } from './ImportHandover.tsx'
import { type FoundOther, OtherFile } from './OtherFile.tsx'
import { useOpening } from './useOpening.ts'

/** Opens an onboarding file, chosen in a dialog where there is one, else by its path. */
export function OpenFile() {
  const opening = useOpening()
  const [found, setFound] = useState<FoundHandover>()
  const [other, setOther] = useState<FoundOther>()
  useFocusAfterDialog(found !== undefined)

  /** An onboarding file is opened; of a handover file the person first sees what is in it. */
  function openAt(path: string): void {
    setOther(undefined)
    void opening.start(async (app) => {
      const { kind } = await app.reports.recognize({ path })
      switch (kind) {
        case 'report':
        case 'answer':
          setOther({ path, kind })
          return undefined
        case 'handover': {
          const seen = await app.handover.look({ path })
          // It is none any more when it was replaced meanwhile; opening it says what it is.
          if (seen === undefined) return app.open({ path, purpose: 'work' })
          setFound({ path, seen })
          return undefined
        }
        case 'other':
          return app.open({ path, purpose: 'work' })
      }
    })
  }

  return (
    <>
      {found && <ImportHandover found={found} onClose={() => setFound(undefined)} />}
      <Container header={<Header variant="h2">Open a file</Header>}>
        <SpaceBetween size="m">
          <PathForm
            name="Open a file"
            label="Path of the onboarding file"
            description="On this computer; ends with .onboarding.json. A file that was handed over, a report and an answer are recognised."
            placeholder="~/acme.onboarding.json"
            what="the onboarding file"
            purpose="open"
            action="Open"
            busy={opening.busy}
            onPath={openAt}
          />
          {opening.refusal && <RefusalAlert refusal={opening.refusal} />}
          {other && <OtherFile key={other.path} found={other} />}
        </SpaceBetween>
      </Container>
    </>
  )
}
