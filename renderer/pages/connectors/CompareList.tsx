import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useMemo, useState } from 'react'
import { compareConnectorList } from '../../../app/checklist/compareConnectorList.ts'
import {
  type ConnectorList,
  isLayout,
  listedWord,
  listSummary,
  recordedWords,
  recordWords,
} from '../../../app/checklist/listedConnector.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { announce } from '../../state/announcementStore.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'

/** The list of connectors, copied from ActiveEye as a whole, compared line by line; what matches is confirmed at once. */
export function CompareList() {
  const [open, setOpen] = useState(false)
  return (
    <ExpandableSection
      variant="container"
      headerText="Compare a whole list"
      headerDescription="Copy the list of connectors in ActiveEye, or from a spreadsheet or CSV file, and paste it here."
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {open && <ListForm />}
    </ExpandableSection>
  )
}

function ListForm() {
  const [text, setText] = useState('')
  const { busy, refusal, recorded, record, forget } = useRecord()
  const onboarding = useOpened((state) => state.opened?.onboarding)
  const accounts = useChecklist((state) => state.accounts)
  const compared = useMemo(
    () =>
      text === '' || onboarding === undefined
        ? undefined
        : compareConnectorList(text, [...accounts.values()], onboarding),
    [text, accounts, onboarding],
  )
  return (
    <SpaceBetween size="m">
      <FormField
        label="The list as ActiveEye shows it"
        description="Any order of columns, with or without headings. Nothing is recorded until you confirm."
        errorText={compared?.ok === false ? compared.refusals[0].message : ''}
        stretch
      >
        <Textarea
          value={text}
          rows={6}
          spellcheck={false}
          autoComplete={false}
          onChange={({ detail }) => {
            setText(detail.value)
            forget()
          }}
        />
      </FormField>
      {compared?.ok && <ComparedList compared={compared.value} />}
      {refusal && <RefusalAlert refusal={refusal} />}
      {recorded !== undefined && (
        <LiveRegion>
          <Alert type="success">{recorded}</Alert>
        </LiveRegion>
      )}
      {compared?.ok && (
        <RecordButton compared={compared.value} busy={busy} onRecord={() => void record(text)} />
      )}
    </SpaceBetween>
  )
}

function RecordButton({
  compared,
  busy,
  onRecord,
}: {
  readonly compared: ConnectorList
  readonly busy: boolean
  readonly onRecord: () => void
}) {
  const words = recordWords(compared)
  if (words === undefined) return null
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <Button variant="primary" loading={busy} onClick={onRecord}>
        {words.button}
      </Button>
      {words.remark !== undefined && <Box color="text-body-secondary">{words.remark}</Box>}
    </SpaceBetween>
  )
}

/** What became of each line; blank lines and headings are in the summary. */
function ComparedList({ compared }: { readonly compared: ConnectorList }) {
  const shown = compared.lines.filter(({ is }) => !isLayout(is))
  return (
    <SpaceBetween size="s">
      <LiveRegion>
        <Box fontWeight="bold">{listSummary(compared)}</Box>
        {compared.remark !== '' && <div>{compared.remark}</div>}
      </LiveRegion>
      <div className="connector-frame">
        <table className="connector-table connector-lines" aria-label="What became of each line">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Result</th>
              <th scope="col">What it means, and what to do</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ is, line, account, message, next }) => (
              <tr key={line ?? account?.accountId}>
                <th scope="row">{line ?? '–'}</th>
                <td>
                  <StateIndicator state={listedWord(is)} />
                </td>
                <td>
                  <div>{message}</div>
                  {next !== undefined && <Box color="text-body-secondary">{next}</Box>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </SpaceBetween>
  )
}

/** Main compares the list again, and its answer counts. */
function useRecord() {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const [recorded, setRecorded] = useState<string>()

  async function record(text: string): Promise<void> {
    setBusy(true)
    setRefusal(undefined)
    try {
      const words = recordedWords(await client.connector.confirmList({ text, how: 'pasted' }))
      setRecorded(words)
      announce(words)
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }

  function forget(): void {
    setRecorded(undefined)
    setRefusal(undefined)
  }

  return { busy, refusal, recorded, record, forget }
}
