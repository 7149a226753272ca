import Alert from '@cloudscape-design/components/alert'
import { setActivityRefusal, useActivityRefusal } from '../../state/activityRefusalStore.ts'

/** Says why the last request to start, pause, resume or cancel was refused. */
export function ActivityRefusal() {
  const message = useActivityRefusal((state) => state.message)
  if (message === undefined) return null
  return (
    <Alert
      type="warning"
      dismissible
      dismissAriaLabel="Close"
      onDismiss={() => setActivityRefusal(undefined)}
    >
      {message}
    </Alert>
  )
}
