import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import type { ActivityStatus } from '../../../app/checklist/activityStatus.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { navigate } from '../../state/navigationStore.ts'
import { KeepFocus } from '../../ui/KeepFocus.tsx'
import { accountsToRetry, type RunOutcome, runOutcome } from './runOutcome.ts'

interface OutcomeAlertProps {
  readonly activity: ActivityStatus | undefined
  readonly accounts: readonly AccountStatus[]
}

/** How the last activity ended, with the button for the next step. */
export function OutcomeAlert({ activity, accounts }: OutcomeAlertProps) {
  const outcome = runOutcome(activity, accounts)
  if (activity === undefined || outcome === undefined) return null
  return (
    <KeepFocus>
      <Alert
        type={outcome.type}
        header={outcome.header}
        action={<NextStep next={outcome.next} activity={activity} accounts={accounts} />}
      >
        {outcome.text}
      </Alert>
    </KeepFocus>
  )
}

interface NextStepProps {
  readonly next: RunOutcome['next']
  readonly activity: ActivityStatus
  readonly accounts: readonly AccountStatus[]
}

function NextStep({ next, activity, accounts }: NextStepProps) {
  switch (next) {
    case 'continue':
      return (
        <StartButton variant="primary" request={{ activity: activity.activity }}>
          Continue
        </StartButton>
      )
    case 'retry':
      return (
        <StartButton request={{ activity: 'run', only: accountsToRetry(accounts) }}>
          Retry failed only
        </StartButton>
      )
    case 'plan':
      return (
        <Button variant="primary" onClick={() => navigate('plan')}>
          Go to Plan
        </Button>
      )
    case 'connectors':
      return (
        <Button variant="primary" onClick={() => navigate('connectors')}>
          Go to Connectors
        </Button>
      )
    case 'report':
      return (
        <Button variant="primary" onClick={() => navigate('report')}>
          Go to Report
        </Button>
      )
    case 'none':
      return null
  }
}
