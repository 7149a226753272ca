import Alert from '@cloudscape-design/components/alert'
import { useRefusal } from './useActivityControl.ts'

/** Says why the last wish was refused. */
export function ActivityRefusal() {
  const message = useRefusal((state) => state.message)
  if (message === undefined) return null
  return (
    <Alert
      type="warning"
      dismissible
      dismissAriaLabel="Close"
      onDismiss={() => useRefusal.setState({ message: undefined })}
    >
      {message}
    </Alert>
  )
}
