import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import { useActivityControl } from '../../features/activity/useActivityControl.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { KeepFocus } from '../../ui/KeepFocus.tsx'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'

/** Pause, resume and cancel, while an activity is running. */
export function ActivityButtons() {
  const activity = useChecklist((state) => state.activity)
  const { pause, resume, cancel } = useActivityControl()
  const [asking, setAsking] = useState(false)
  const live = isLive(activity)
  const stopping = activity?.stopping !== undefined
  // Only an activity that changes something asks before it is cancelled.
  const matters = activity?.activity === 'run' || activity?.activity === 'undo'
  return (
    <>
      {live && (
        <KeepFocus>
          <SpaceBetween direction="horizontal" size="xs">
            {activity.state === 'paused' ? (
              <Button variant="primary" iconName="caret-right-filled" onClick={resume} disabled={stopping}>
                Resume
              </Button>
            ) : (
              <Button iconSvg={PAUSE_ICON} onClick={pause} disabled={stopping}>
                Pause
              </Button>
            )}
            <Button onClick={matters ? () => setAsking(true) : cancel} disabled={stopping}>
              Cancel
            </Button>
          </SpaceBetween>
        </KeepFocus>
      )}
      <CancelDialog
        visible={asking && live}
        isPaused={activity?.state === 'paused'}
        onClose={() => setAsking(false)}
        onCancel={() => {
          setAsking(false)
          cancel()
        }}
      />
    </>
  )
}

/** Cloudscape has no such icon. */
const PAUSE_ICON = (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path d="M5 3v10M11 3v10" />
  </svg>
)

interface CancelDialogProps {
  readonly visible: boolean
  readonly isPaused: boolean
  readonly onClose: () => void
  readonly onCancel: () => void
}

/** What cancelling means, before it is done. */
function CancelDialog({ visible, isPaused, onClose, onCancel }: CancelDialogProps) {
  useFocusAfterDialog(visible)
  return (
    <Dialog
      visible={visible}
      header="Cancel the run?"
      leave={isPaused ? 'Keep paused' : 'Keep running'}
      onClose={onClose}
      actions={
        <Button variant="primary" onClick={onCancel}>
          Cancel the run
        </Button>
      }
    >
      The run stops before its next change. What was created stays, and AWS completes a stack that it is
      creating. The next run continues from there and creates nothing twice.
    </Dialog>
  )
}
