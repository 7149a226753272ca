import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, useState } from 'react'
import { parseCallsAtOnce } from '../../../app/settings/callsAtOnce.ts'
import { MOST_CALLS_AT_ONCE } from '../../../app/settings/settings.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { useSettings } from '../../state/settingsStore.ts'
import { useSaveSettings } from './useSaveSettings.ts'

/** How many calls the app makes at the same time. */
export function CallsSection() {
  const saved = useSettings((state) => state.callsAtOnce)
  const { save, refusal } = useSaveSettings()
  const [edited, setEdited] = useState<string>()
  const [asked, setAsked] = useState(false)
  const typed = edited ?? String(saved)
  const parsed = parseCallsAtOnce(typed)
  const fault = asked && !parsed.ok ? parsed.refusals[0].message : undefined

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setAsked(true)
    if (!parsed.ok || !(await save({ callsAtOnce: parsed.value }))) return
    setEdited(undefined)
    setAsked(false)
  }

  return (
    <Container header={<Header variant="h2">Speed</Header>}>
      <SpaceBetween size="m">
        <form onSubmit={(event) => void submit(event)}>
          <FormField
            label="Calls to AWS at the same time"
            description={`Over all accounts and Regions. Fewer than ${MOST_CALLS_AT_ONCE} spare a slow network, or a proxy that limits connections; a run takes longer then.`}
            errorText={fault}
            secondaryControl={
              <Button
                formAction="submit"
                ariaLabel="Save the number of calls"
                disabled={typed === String(saved)}
              >
                Save
              </Button>
            }
          >
            <Input
              type="number"
              inputMode="numeric"
              value={typed}
              onChange={({ detail }) => {
                setAsked(false)
                setEdited(detail.value)
              }}
            />
          </FormField>
        </form>
        {refusal && <RefusalAlert refusal={refusal} />}
      </SpaceBetween>
    </Container>
  )
}
