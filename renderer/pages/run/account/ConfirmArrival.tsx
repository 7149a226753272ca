import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { parseArrivalSaid } from '../../../../app/input/arrivalSaid.ts'
import { refusalText } from '../../../../app/input/parsed.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../../client/callRefusal.ts'
import { RefusalAlert } from '../../../features/RefusalAlert.tsx'

/** Records what the ActiveEye representative says on a call: files of this account arrive. */
export function ConfirmArrival({ accountId }: { readonly accountId: string }) {
  const client = useClient()
  const [open, setOpen] = useState(false)
  const [by, setBy] = useState('')
  const [refusal, setRefusal] = useState<CallRefusal>()

  const [tried, setTried] = useState(false)
  const said = parseArrivalSaid({ by }, new Date())
  const fault = tried ? refusalText(said) : undefined

  async function confirm(): Promise<void> {
    setTried(true)
    if (!said.ok) return
    const call = client.confirmArrival({ accountIds: [accountId], by: said.value.by })
    const refused = await call.then(() => undefined, refusalOf)
    setRefusal(refused)
    // The new word comes with the checklist.
    if (refused === undefined) setOpen(false)
  }

  if (!open) return <Button onClick={() => setOpen(true)}>ActiveEye says files arrive…</Button>
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void confirm()
      }}
    >
      <SpaceBetween size="xs">
        <FormField
          label="Who of ActiveEye said that files arrive"
          description="The checklist and the report name this person, and you as the one who recorded it."
          {...(fault !== undefined && { errorText: fault })}
        >
          <Input value={by} onChange={({ detail }) => setBy(detail.value)} autoFocus />
        </FormField>
        {refusal && <RefusalAlert refusal={refusal} />}
        <SpaceBetween size="xs" direction="horizontal">
          <Button formAction="submit" variant="primary">
            Record it
          </Button>
          <Button formAction="none" variant="link" onClick={() => setOpen(false)}>
            Cancel
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </form>
  )
}
