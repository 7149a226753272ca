import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useMemo, useState } from 'react'
import { answerFileName, formatAnswer } from '../../../app/answer/answerFile.ts'
import { ANSWER_TRUST } from '../../../app/answer/answerWords.ts'
import { buildAnswer } from '../../../app/answer/buildAnswer.ts'
import { isRefusedByBucket } from '../../../app/checklist/turns.ts'
import type { OpenedReport } from '../../../app/contract/representativeContract.ts'
import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { saveAndTell } from '../../features/export/saveAndTell.ts'
import { saveExported } from '../../features/export/saveExported.ts'
import { AnswerTable } from './AnswerTable.tsx'
import { type AnswerDraft, type DraftRow, draftRow, typedRow } from './answerDraft.ts'

/** What the representative says to the report, saved as a file for the customer. */
export function AnswerForm({ report }: { readonly report: OpenedReport }) {
  const client = useClient()
  const [draft, setDraft] = useState<AnswerDraft>({ name: '', contact: '', text: '', rows: new Map() })
  const [faults, setFaults] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const { accounts } = report.checklist
  const refused = useMemo(() => accounts.filter(isRefusedByBucket), [accounts])

  function change(accountId: string, changes: Partial<DraftRow>): void {
    setDraft((before) => ({
      ...before,
      rows: new Map(before.rows).set(accountId, { ...draftRow(before, accountId), ...changes }),
    }))
  }

  async function save(): Promise<void> {
    const rows = [...draft.rows].map(([accountId, row]) => typedRow(accountId, row))
    const wrong = rows.flatMap((row) => (row.ok ? [] : row.refusals))
    const typed = rows.flatMap((row) => (row.ok ? [row.value] : []))
    const answer = buildAnswer(report, { ...draft, accounts: typed }, new Date().toISOString())
    const refusals = [...wrong, ...(answer.ok ? [] : answer.refusals)].map(({ message }) => message)
    setFaults(refusals)
    if (!answer.ok || refusals.length > 0) return
    setBusy(true)
    const name = answerFileName(answer.value)
    const file = { name, mediaType: 'application/json', text: formatAnswer(answer.value) }
    await saveAndTell(() => saveExported(client, file), {
      id: 'answer',
      saved: 'Answer saved',
      failed: 'The answer could not be saved',
      next: 'send it to the customer, who imports it.',
    })
    setBusy(false)
  }

  return (
    <ExpandableSection
      variant="container"
      headerText="Answer this report"
      headerDescription="What you did and saw in ActiveEye, as a file for the customer's app."
      defaultExpanded={refused.length > 0}
    >
      <form
        aria-label="Answer this report"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <SpaceBetween size="m">
          <ColumnLayout columns={2}>
            <FormField
              label="Your name"
              description="The customer's report names you beside all that you say."
            >
              <Input
                value={draft.name}
                onChange={({ detail }) => setDraft({ ...draft, name: detail.value })}
              />
            </FormField>
            <FormField label="How to reach you" description="May be left empty.">
              <Input
                value={draft.contact}
                onChange={({ detail }) => setDraft({ ...draft, contact: detail.value })}
              />
            </FormField>
          </ColumnLayout>
          {refused.length > 0 && (
            <Button
              formAction="none"
              onClick={() => {
                for (const { accountId } of refused) change(accountId, { isAllowed: true })
              }}
            >
              {refused.length === 1
                ? 'The refused account is allowed now'
                : `All ${plural(refused.length, 'refused account')} are allowed now`}
            </Button>
          )}
          <AnswerTable accounts={accounts} draft={draft} onChange={change} />
          <FormField
            label="What else there is to say"
            description="Of the whole; the customer's report tells it."
          >
            <Textarea
              rows={2}
              value={draft.text}
              onChange={({ detail }) => setDraft({ ...draft, text: detail.value })}
            />
          </FormField>
          {faults.length > 0 && (
            <Alert type="error" header="The answer is not right yet">
              <ul>
                {faults.map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
              </ul>
            </Alert>
          )}
          <Alert type="info">{ANSWER_TRUST}</Alert>
          <Button variant="primary" formAction="submit" loading={busy}>
            Save the answer
          </Button>
        </SpaceBetween>
      </form>
    </ExpandableSection>
  )
}
