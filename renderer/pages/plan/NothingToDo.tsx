import Alert from '@cloudscape-design/components/alert'
import { navigate } from '../../app/navigation.ts'
import { StartButton } from '../../components/activity/StartButton.tsx'

/** @param open whether something could not be looked at, or stays as it is because of a problem. */
export function NothingToDo({ open }: { readonly open: boolean }) {
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
        ? 'A run would change nothing now. What the problems below name has to be solved first.'
        : 'Every stack and every flow log that this onboarding needs is there. A check looks whether it is still so and whether the flow logs are delivered.'}
    </Alert>
  )
}
