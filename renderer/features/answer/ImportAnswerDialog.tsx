import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { ANSWER_TRUST, isNews, runAgainWords } from '../../../app/answer/answerWords.ts'
import { accountsToRunAgain } from '../../../app/checklist/activeeyeSaid.ts'
import type { ShownAnswer } from '../../../app/contract/representativeContract.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { StartButton } from '../activity/StartButton.tsx'
import { PathForm } from '../PathForm.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { AnswerView } from './AnswerView.tsx'

interface ImportAnswerDialogProps {
  /** Where the answer is, when that is known already. */
  readonly path?: string | undefined
  readonly onClose: () => void
}

/** Reads an answer, shows what it says, records it when the person says so, and offers the run that follows. Starts nothing. */
export function ImportAnswerDialog({ path, onClose }: ImportAnswerDialogProps) {
  const client = useClient()
  const [read, setRead] = useState<{ readonly path: string; readonly answer: ShownAnswer }>()
  const [refusal, setRefusal] = useState<CallRefusal>()
  const [state, setState] = useState<'reading' | 'read' | 'recorded'>('read')
  const accounts = useChecklist(({ accounts: known }) => known)
  const again = accountsToRunAgain([...accounts.values()]).map(({ accountId }) => accountId)

  async function ask(next: typeof state, call: () => Promise<NonNullable<typeof read>>): Promise<void> {
    setState('reading')
    setRefusal(undefined)
    try {
      setRead(await call())
      setState(next)
    } catch (error) {
      setRead(undefined)
      setState('read')
      setRefusal(refusalOf(error))
    }
  }

  function readFrom(from: string): void {
    void ask('read', async () => ({ path: from, answer: await client.answer.read({ path: from }) }))
  }

  /** What was shown, and not what is in the file by now. */
  function record({ path: from, answer: { sha256 } }: NonNullable<typeof read>): void {
    void ask('recorded', async () => ({
      path: from,
      answer: { ...(await client.answer.import({ path: from, sha256 })), sha256 },
    }))
  }

  return (
    <Dialog
      size="large"
      header="Import ActiveEye's answer"
      leave={state === 'recorded' ? 'Close' : 'Cancel'}
      onClose={onClose}
      actions={
        state === 'recorded'
          ? again.length > 0 && (
              <StartButton variant="primary" request={{ activity: 'run', only: again }} onStarted={onClose}>
                {runAgainWords(again.length)}
              </StartButton>
            )
          : read && (
              <Button
                variant="primary"
                loading={state === 'reading'}
                disabled={!isNews(read.answer)}
                disabledReason="All of it is known, or older than what is known."
                onClick={() => record(read)}
              >
                Record what the answer says
              </Button>
            )
      }
    >
      <SpaceBetween size="m">
        {state !== 'recorded' && (
          <PathForm
            name="Read an answer"
            label="Path of the answer file"
            description="The file that your ActiveEye representative sent, on this computer."
            placeholder="~/acme-activeeye-answer.json"
            what="the answer"
            purpose="report"
            action="Read"
            busy={state === 'reading'}
            initial={path}
            onPath={readFrom}
          />
        )}
        {refusal && <RefusalAlert refusal={refusal} />}
        {state === 'recorded' && (
          <Alert type="success" header="Recorded. Nothing was started.">
            The checklist and the next report tell what it says, with the name and the date in it.
          </Alert>
        )}
        {read && <AnswerView answer={read.answer} isRecorded={state === 'recorded'} />}
        <Alert type="info">{ANSWER_TRUST}</Alert>
      </SpaceBetween>
    </Dialog>
  )
}
