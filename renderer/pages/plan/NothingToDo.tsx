import Alert from '@cloudscape-design/components/alert'
import { plural } from '../../../app/text/plural.ts'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { navigate } from '../../state/navigationStore.ts'

interface NothingToDoProps {
  /** Accounts that could not be looked at. */
  readonly unknown: number
  /** Nothing at all could be looked at. */
  readonly unseen: boolean
  /** Something stays as it is because of a problem. */
  readonly open: boolean
}

/** A run would create nothing: because all is there, or because something stands against it. */
export function NothingToDo({ unknown, unseen, open }: NothingToDoProps) {
  if (unknown > 0) {
    return (
      <Alert
        type="warning"
        header={`${plural(unknown, 'account')} could not be looked at`}
        action={<StartButton request={{ activity: 'plan' }}>Look again</StartButton>}
      >
        The open problems say why.{!unseen && ' In what could be looked at, nothing is left to create.'}
      </Alert>
    )
  }
  return (
    <Alert
      type={open ? 'warning' : 'success'}
      header="Nothing is left to create"
      action={
        <StartButton request={{ activity: 'check' }} onStarted={() => navigate('run')}>
          Check again
        </StartButton>
      }
    >
      {open
        ? 'A run would change nothing now. What the open problems name has to be solved first.'
        : 'Every stack and every flow log that this onboarding needs is there. A check looks whether it is still so and whether the flow logs are delivered.'}
    </Alert>
  )
}
