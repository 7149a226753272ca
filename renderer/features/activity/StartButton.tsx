import Button from '@cloudscape-design/components/button'
import { type ReactNode, useState } from 'react'
import { busyReason } from '../../../app/checklist/activityWords.ts'
import { useSteering } from '../../state/activityRefusalStore.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { RunDialog } from './RunDialog.tsx'
import { type ActivityStart, useActivityControl } from './useActivityControl.ts'

interface StartButtonProps {
  readonly request: ActivityStart
  readonly children: ReactNode
  readonly variant?: 'primary' | 'normal' | 'inline-link'
  /** Why the button is disabled, when the reason is not another activity. */
  readonly blocked?: string | undefined
  /** For screen readers, where the text alone does not say what it is about. */
  readonly label?: string
  /** Done first; false starts nothing. */
  readonly before?: (() => Promise<boolean>) | undefined
  readonly onStarted?: () => void
}

/** Starts an activity; a run is asked about first. While another one is running, the button is disabled and says why. */
export function StartButton(props: StartButtonProps) {
  const { request, children, variant, blocked, label, before, onStarted } = props
  const { start } = useActivityControl()
  const reason = useChecklist(({ activity }) => busyReason(activity)) ?? blocked
  const steering = useSteering(({ busy }) => busy)
  const [isStarting, setStarting] = useState(false)
  const [isAsking, setAsking] = useState(false)

  async function press(): Promise<void> {
    if (steering || isStarting) return
    setStarting(true)
    try {
      if (before !== undefined && !(await before())) return
      if (request.activity === 'run') setAsking(true)
      else if (await start(request)) onStarted?.()
    } finally {
      setStarting(false)
    }
  }

  return (
    <>
      <Button
        variant={variant ?? 'normal'}
        disabled={reason !== undefined}
        {...(reason !== undefined && { disabledReason: reason })}
        {...(label !== undefined && { ariaLabel: label })}
        loading={isStarting}
        loadingText="Starting"
        onClick={() => void press()}
      >
        {children}
      </Button>
      {isAsking && <RunDialog request={request} onClose={() => setAsking(false)} onStarted={onStarted} />}
    </>
  )
}
