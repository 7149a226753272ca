import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useEffect, useState } from 'react'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import { isNothingLeft, type UndoPlan } from '../../../app/run/undoPlan.ts'
import { nothingLeftWords, undoSections } from '../../../app/run/undoWords.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { useActivityControl } from '../../features/activity/useActivityControl.ts'
import { WhoActs } from '../../features/signIn/WhoActs.tsx'
import { useActivityRefusal } from '../../state/activityRefusalStore.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'

interface UndoDialogProps {
  readonly visible: boolean
  readonly onClose: () => void
}

/** Looks for what this onboarding made, shows it, removes what was shown, and shows what is left. */
export function UndoDialog({ visible, onClose }: UndoDialogProps) {
  useFocusAfterDialog(visible)
  // Mounted anew each time, so that nothing of an earlier look is shown or removed.
  return visible ? <OpenDialog onClose={onClose} /> : null
}

function OpenDialog({ onClose }: Pick<UndoDialogProps, 'onClose'>) {
  const { plan, when, refusal } = useUndoPlan()
  const remove = plan?.remove ?? []
  return (
    <Dialog
      size="large"
      header="Undo what this onboarding made?"
      leave={when === 'after' ? 'Close' : 'Keep everything'}
      onClose={onClose}
      actions={
        when === 'before' &&
        remove.length > 0 && (
          <StartButton
            variant="primary"
            request={{ activity: 'undo', remove: [...remove], whenSignInExpires: 'wait' }}
          >
            Remove only this
          </StartButton>
        )
      }
    >
      {refusal !== undefined ? (
        <StatusIndicator type="warning">{refusal}</StatusIndicator>
      ) : plan === undefined ? (
        <StatusIndicator type="loading">
          {when === 'before' ? 'Looking in every Region of every account' : 'Removing what was shown'}
        </StatusIndicator>
      ) : (
        <Found plan={plan} when={when} />
      )}
    </Dialog>
  )
}

function Found({ plan, when }: { readonly plan: UndoPlan; readonly when: 'before' | 'after' }) {
  return (
    <SpaceBetween size="m">
      {isNothingLeft(plan) && <div>{nothingLeftWords(when)}</div>}
      {when === 'before' && <WhoActs accountIds={plan.remove.map(({ accountId }) => accountId)} />}
      {undoSections(plan, when).map(({ title, lines, next }) => (
        <div key={title}>
          <Box variant="h3">{title}</Box>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div>{next}</div>
        </div>
      ))}
    </SpaceBetween>
  )
}

interface ShownPlan {
  /** `undefined` while the app looks or removes. */
  readonly plan: UndoPlan | undefined
  readonly when: 'before' | 'after'
  /** Why the look was refused, or how it ended without an answer. */
  readonly refusal: string | undefined
}

/** Starts a look when the dialog opens. What is shown is of that look, or of the removal after it. */
function useUndoPlan(): ShownPlan {
  const client = useClient()
  const { start } = useActivityControl()
  const activity = useChecklist((state) => state.activity)
  const refused = useActivityRefusal((state) => state.message)
  const [plan, setPlan] = useState<UndoPlan>()
  const [error, setError] = useState<string>()
  /** The activity that was the last one when the dialog opened: its look is not this dialog's. */
  const [before] = useState(() => useChecklist.getState().activity?.startedAt)
  useEffect(() => {
    void start({ activity: 'undoPlan' })
  }, [start])
  const isOwn = activity !== undefined && activity.startedAt !== before
  const ended = isOwn && !isLive(activity) ? activity.startedAt : undefined
  useEffect(() => {
    setPlan(undefined)
    if (ended === undefined) return
    client.undoPlan().then(setPlan, (reason: unknown) => setError(String(reason)))
  }, [ended, client])
  return {
    plan,
    when: isOwn && activity.activity === 'undo' ? 'after' : 'before',
    refusal: error ?? (plan === undefined && !isLive(activity) ? refused : undefined),
  }
}
