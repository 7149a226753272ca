import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input, { type InputProps } from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { MfaCodeRequest } from '../../../app/access/signIns.ts'
import { parseMfaCode } from '../../../app/input/mfaCode.ts'
import { refusalText } from '../../../app/input/parsed.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { MfaCodeWords } from './MfaCodeWords.tsx'

/** Asks for the code of an MFA device; a refused one is another request. */
export function MfaCodeDialog({ request }: { readonly request: MfaCodeRequest }) {
  const { id } = request
  const client = useClient()
  const form = useId()
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const field = useRef<InputProps.Ref>(null)

  useEffect(() => {
    // After the dialog has given the focus to the button that closes it.
    const timer = setTimeout(() => field.current?.focus(), 50)
    return () => clearTimeout(timer)
  }, [])

  async function tell(call: Promise<unknown>): Promise<void> {
    setRefusal(undefined)
    setBusy(true)
    try {
      // Main then removes the request, which closes this dialog.
      await call
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    setAsked(true)
    const parsed = parseMfaCode(code)
    if (!parsed.ok) return
    setCode('')
    setAsked(false)
    void tell(client.signIn.enterCode({ id, code: parsed.value }))
  }

  const cancel = () => void tell(client.signIn.cancel({ id }))
  return (
    <Dialog
      header="Enter the MFA code"
      leave="Cancel"
      onClose={cancel}
      closeLabel="Cancel this sign-in"
      actions={
        <Button variant="primary" form={form} loading={busy}>
          Enter the code
        </Button>
      }
    >
      <form id={form} onSubmit={submit} autoComplete="off">
        <SpaceBetween size="m">
          <MfaCodeWords request={request} />
          <FormField label="Six digits" errorText={asked ? refusalText(parseMfaCode(code)) : undefined}>
            <Input
              ref={field}
              value={code}
              inputMode="numeric"
              autoComplete="one-time-code"
              spellcheck={false}
              onChange={({ detail }) => setCode(detail.value)}
            />
          </FormField>
          {refusal && <RefusalAlert refusal={refusal} />}
        </SpaceBetween>
      </form>
    </Dialog>
  )
}
