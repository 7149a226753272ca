import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import FormField from '@cloudscape-design/components/form-field'
import type { InputProps } from '@cloudscape-design/components/input'
import Input from '@cloudscape-design/components/input'
import LiveRegion from '@cloudscape-design/components/live-region'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ClipboardEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import { type ConnectorForm, FIELD_NAMES } from '../../../app/activeeye/connectorForm.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { type EnteredConnector, ownCopyRefusal } from '../../../app/checklist/connectorStatus.ts'
import { prioritySchema } from '../../../app/onboarding/onboarding.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { useChecklist } from '../../state/checklistStore.ts'
import { COMPARED_FIELDS } from './connectorFields.ts'
import { type Comparison, Differences, KnownDifferences } from './Differences.tsx'
import { fieldsInPaste } from './fieldsInPaste.ts'

interface EnteredConnectorFormProps {
  readonly account: AccountStatus
  /** What should have been entered. */
  readonly wanted: ConnectorForm
  readonly takesFocus: boolean
  readonly onConfirmed: () => void
}

const NOTHING: EnteredConnector = { displayName: '', accountId: '', externalId: '' }

const NO_PRIORITY = { value: '', label: 'Not compared' }
const PRIORITIES = [
  NO_PRIORITY,
  { value: 'low', label: 'Low' },
  { value: 'medium', label: 'Medium' },
  { value: 'high', label: 'High' },
]

/** What a person entered in ActiveEye, to be compared with what it should be. */
export function EnteredConnectorForm({
  account,
  wanted,
  takesFocus,
  onConfirmed,
}: EnteredConnectorFormProps) {
  const [entered, setEntered] = useState(NOTHING)
  const [asked, setAsked] = useState(false)
  const [pasted, setPasted] = useState<string>()
  const [ownCopy, setOwnCopy] = useState<string>()
  const { busy, refusal, compared, confirm } = useConfirm(account, wanted, onConfirmed)
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
    else void confirm(entered, pasted)
  }

  function paste(event: ClipboardEvent): void {
    const text = event.clipboardData.getData('text/plain')
    const refused = ownCopyRefusal([text], [...useChecklist.getState().accounts.values()])
    setOwnCopy(refused)
    if (refused !== undefined) {
      event.preventDefault()
      return
    }
    setPasted(text)
    const fields = fieldsInPaste(text)
    if (fields === undefined) return
    event.preventDefault()
    setEntered({ ...entered, ...fields })
  }

  const comparison = compared?.entered === entered ? compared : undefined
  const differences = comparison?.differences ?? []
  return (
    <form onSubmit={submit} onPaste={paste} aria-label={`What was entered in ActiveEye for ${account.name}`}>
      <SpaceBetween size="s">
        {compared === undefined && <KnownDifferences account={account} />}
        <Box fontWeight="bold">What ActiveEye shows now</Box>
        <Box color="text-body-secondary">
          Copy each field back from ActiveEye. If you paste a whole row or several lines into one field, the
          app fills in all fields.
        </Box>
        <ColumnLayout columns={4}>
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
          <FormField
            // Its first option says that it may be left out; a longer label would take two lines.
            label={`${FIELD_NAMES.priority} entered`}
            stretch
          >
            <Select
              selectedOption={
                PRIORITIES.find(({ value }) => value === (entered.priority ?? '')) ?? NO_PRIORITY
              }
              options={PRIORITIES}
              invalid={differences.some(({ field }) => field === 'priority')}
              onChange={({ detail }) => {
                const chosen = prioritySchema.safeParse(detail.selectedOption.value)
                setEntered({ ...entered, priority: chosen.data })
              }}
            />
          </FormField>
        </ColumnLayout>
        {ownCopy !== undefined && (
          <LiveRegion assertive>
            <Alert type="error">{ownCopy}</Alert>
          </LiveRegion>
        )}
        {comparison && differences.length > 0 && <Differences {...comparison} />}
        {refusal && <RefusalAlert refusal={refusal} />}
        <Button formAction="submit" loading={busy} variant="primary">
          Compare and confirm
        </Button>
      </SpaceBetween>
    </form>
  )
}

/** Records what a person says was entered. Main's comparison is authoritative. */
function useConfirm({ accountId }: AccountStatus, wanted: ConnectorForm, onConfirmed: () => void) {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const [compared, setCompared] = useState<Comparison>()

  async function confirm(entered: EnteredConnector, pasted: string | undefined): Promise<void> {
    setBusy(true)
    setRefusal(undefined)
    try {
      const { displayName, accountId: enteredAccountId, externalId, priority } = entered
      const { same, differences } = await client.connector.confirm({
        accountId,
        displayName,
        enteredAccountId,
        externalId,
        priority,
        how: pasted === undefined ? 'typed' : 'pasted',
        pasted,
      })
      setCompared({ wanted, entered, differences })
      if (same) onConfirmed()
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }

  /** `compared`: the last comparison. */
  return { busy, refusal, compared, confirm }
}
