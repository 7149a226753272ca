import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import FormField from '@cloudscape-design/components/form-field'
import type { InputProps } from '@cloudscape-design/components/input'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ClipboardEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import type { ConnectorFields } from '../../../app/activeeye/connectorForm.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { compareConnector } from '../../../app/checklist/connectorStatus.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { COMPARED_FIELDS } from './connectorFields.ts'
import { Differences, KnownDifferences } from './Differences.tsx'
import { fieldsInPaste } from './fieldsInPaste.ts'

interface EnteredConnectorFormProps {
  readonly account: AccountStatus
  readonly takesFocus: boolean
  readonly onConfirmed: () => void
}

const NOTHING: ConnectorFields = { displayName: '', accountId: '', externalId: '' }

/** What a person entered in ActiveEye, to be compared with what it should be. */
export function EnteredConnectorForm({ account, takesFocus, onConfirmed }: EnteredConnectorFormProps) {
  const [entered, setEntered] = useState(NOTHING)
  const [asked, setAsked] = useState(false)
  const { busy, refusal, compared, confirm } = useConfirm(account, onConfirmed)
  const first = useRef<InputProps.Ref>(null)
  useEffect(() => {
    if (takesFocus) first.current?.focus()
  }, [takesFocus])

  const isEmpty = COMPARED_FIELDS.every(({ key }) => entered[key] === '')

  function submit(event: FormEvent): void {
    event.preventDefault()
    setAsked(true)
    // An empty form is not compared: it would be recorded as a difference.
    if (isEmpty) first.current?.focus()
    else void confirm(entered)
  }

  function paste(event: ClipboardEvent): void {
    const fields = fieldsInPaste(event.clipboardData.getData('text/plain'))
    if (fields === undefined) return
    event.preventDefault()
    setEntered({ ...entered, ...fields })
  }

  const differences = compared === entered ? compareConnector(account.connector, entered) : []
  return (
    <form onSubmit={submit} onPaste={paste} aria-label={`What was entered in ActiveEye for ${account.name}`}>
      <SpaceBetween size="s">
        {compared === undefined && <KnownDifferences account={account} />}
        <Box fontWeight="bold">What ActiveEye shows now</Box>
        <Box color="text-body-secondary">
          Copy each field back from ActiveEye. If you paste a whole row or several lines into one field, the
          app fills in all fields.
        </Box>
        <ColumnLayout columns={3}>
          {COMPARED_FIELDS.map(({ key, label }, index) => (
            <FormField
              key={key}
              label={`${label} entered`}
              errorText={asked && isEmpty && index === 0 ? 'Copy the fields back from ActiveEye first.' : ''}
              stretch
            >
              <Input
                {...(index === 0 && { ref: first })}
                value={entered[key]}
                autoComplete={false}
                spellcheck={false}
                invalid={differences.some(({ field }) => field === key)}
                onChange={({ detail }) => setEntered({ ...entered, [key]: detail.value })}
              />
            </FormField>
          ))}
        </ColumnLayout>
        {differences.length > 0 && <Differences differences={differences} />}
        {refusal && <RefusalAlert refusal={refusal} />}
        <Button formAction="submit" loading={busy} variant="primary">
          Compare and confirm
        </Button>
      </SpaceBetween>
    </form>
  )
}

/** Records what a person says was entered. Main's comparison is authoritative. */
function useConfirm({ accountId }: AccountStatus, onConfirmed: () => void) {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const [compared, setCompared] = useState<ConnectorFields>()

  async function confirm(entered: ConnectorFields): Promise<void> {
    setBusy(true)
    setRefusal(undefined)
    try {
      const { displayName, accountId: enteredAccountId, externalId } = entered
      const { same } = await client.connector.confirm({
        accountId,
        displayName,
        enteredAccountId,
        externalId,
      })
      setCompared(entered)
      if (same) onConfirmed()
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }

  /** `compared`: the fields of the last comparison. */
  return { busy, refusal, compared, confirm }
}
