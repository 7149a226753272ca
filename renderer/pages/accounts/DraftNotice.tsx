import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { changeDraft, discardDraft, saveDraft } from '../../state/draftSaving.ts'
import { type DraftState, useDraft } from '../../state/draftStore.ts'
import { dismissNotice, showNotice } from '../../state/noticeStore.ts'
import { useOpened } from '../../state/openedStore.ts'

interface DraftNoticeProps {
  readonly state: DraftState
  readonly refusal: CallRefusal | undefined
  readonly faults: number
  /** How many accounts the file has. */
  readonly inFile: number
}

/** Warns that the file differs from what is shown, and offers to save or to discard the draft. */
export function DraftNotice({ state, refusal, faults, inFile }: DraftNoticeProps) {
  const client = useClient()
  const opened = useOpened((mirror) => mirror.opened)

  /** Opens the file again first, since another program may have changed it. */
  async function withFileAsItIs(then: () => Promise<void>): Promise<void> {
    const { path, practice } = opened ?? {}
    try {
      await client.open({
        ...(path !== undefined && { path }),
        ...(practice !== undefined && { practice }),
        purpose: 'work',
      })
      await then()
    } catch (error) {
      useDraft.setState({ refusal: refusalOf(error) })
    }
  }

  async function discard(): Promise<void> {
    const discarded = await discardDraft(client)
    if (discarded === undefined) return
    showNotice({
      id: 'draft-discarded',
      type: 'success',
      header: 'Draft discarded: the list shows what is in the file',
      action: {
        text: 'Restore the draft',
        onClick: () => {
          changeDraft(client, () => discarded)
          dismissNotice('draft-discarded')
        },
      },
    })
  }

  // A new onboarding has no file to go back to.
  const discardButton = inFile > 0 && (
    <Button onClick={() => void withFileAsItIs(discard)}>Discard the draft</Button>
  )
  if (state === 'refused' && refusal !== undefined) {
    return (
      <SpaceBetween size="xs">
        <RefusalAlert
          refusal={{ ...refusal, message: 'The draft is kept, but it could not be saved to the file.' }}
        />
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => void withFileAsItIs(() => saveDraft(client))}>
            Save the draft over the file
          </Button>
          {discardButton}
        </SpaceBetween>
      </SpaceBetween>
    )
  }
  if (state !== 'kept' || faults === 0 || inFile === 0) return null
  return (
    <Alert type="warning" header="This draft is not in the file yet" action={discardButton}>
      {faults === 1 ? 'One thing is' : `${faults} things are`} to be corrected first. Until then the plan and
      the run work with the {plural(inFile, 'account')} of the file.
    </Alert>
  )
}

interface SaveStateProps {
  readonly state: DraftState
  /** The file; the practice organization has none until it is changed. */
  readonly path: string | undefined
  readonly faults: number
  readonly accounts: number
}

/** Whether the file has what is shown; if not, why. A draft that is not in the file is kept. */
export function SaveState({ state, path, faults, accounts }: SaveStateProps) {
  switch (state) {
    case 'unsaved':
    case 'saving':
      return <StatusIndicator type="loading">Saving</StatusIndicator>
    case 'saved':
      return (
        <span title={path}>
          <StatusIndicator type="success">
            {path === undefined ? 'Saved' : `Saved in ${path.split(/[/\\]/).at(-1)}`}
          </StatusIndicator>
        </span>
      )
    case 'refused':
      return <StatusIndicator type="warning">Draft kept, not in the file yet</StatusIndicator>
    case 'kept':
      return (
        <StatusIndicator type={faults > 0 ? 'warning' : 'pending'}>
          {faults > 0
            ? `Draft kept, ${faults} to correct`
            : accounts === 0
              ? 'The file is written with the first account'
              : 'Draft kept'}
        </StatusIndicator>
      )
  }
}
