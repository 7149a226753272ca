import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import type { ActivityStatus } from '../../../app/checklist/activityStatus.ts'
import type { AccountStatus, Checklist } from '../../../app/checklist/checklist.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { openProblems } from '../../features/problems/openProblems.ts'
import { useProblemButtons } from '../../features/problems/useProblemButtons.tsx'
import { navigate } from '../../state/navigationStore.ts'
import { KeepFocus } from '../../ui/KeepFocus.tsx'
import { accountsToRetry, type RunOutcome, runOutcome } from './runOutcome.ts'

interface OutcomeAlertProps {
  readonly activity: ActivityStatus | undefined
  readonly onboarding: Onboarding
  readonly checklist: Checklist
}

/** How the last activity ended, with the button for the next step. */
export function OutcomeAlert({ activity, onboarding, checklist }: OutcomeAlertProps) {
  const problems = useMemo(() => openProblems(checklist), [checklist])
  const { buttonFor, dialogs } = useProblemButtons({ onboarding, checklist, purpose: 'run' })
  const { accounts } = checklist
  const outcome = runOutcome(activity, accounts, problems)
  return (
    <>
      {activity !== undefined && outcome !== undefined && (
        <KeepFocus>
          <Alert
            type={outcome.type}
            header={outcome.header}
            action={
              <NextStep outcome={outcome} activity={activity} accounts={accounts} buttonFor={buttonFor} />
            }
          >
            {outcome.text}
          </Alert>
        </KeepFocus>
      )}
      {dialogs}
    </>
  )
}

interface NextStepProps {
  readonly outcome: RunOutcome
  readonly activity: ActivityStatus
  readonly accounts: readonly AccountStatus[]
  readonly buttonFor: ReturnType<typeof useProblemButtons>['buttonFor']
}

function NextStep({ outcome: { next, problem }, activity, accounts, buttonFor }: NextStepProps) {
  const failed = accountsToRetry(accounts)
  switch (next) {
    case 'continue':
      return (
        <StartButton variant="primary" request={{ activity: activity.activity }}>
          Continue
        </StartButton>
      )
    case 'retry':
      return <Retry only={failed} variant="primary" />
    case 'problem':
      if (problem?.action === 'tryAgain')
        return <Retry only={failed.length > 0 ? failed : problem.accountIds} variant="primary" />
      return (
        <SpaceBetween direction="horizontal" size="xs">
          {/* When ActiveEye has acted, only a run shows it. */}
          {problem?.action === 'copyRequest' && <Retry only={failed} variant="normal" />}
          {problem && buttonFor(problem, true)}
        </SpaceBetween>
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

interface RetryProps {
  readonly only: readonly string[]
  readonly variant: 'primary' | 'normal'
}

function Retry({ only, variant }: RetryProps) {
  return (
    <StartButton variant={variant} request={{ activity: 'run', only: [...only] }}>
      Retry failed only
    </StartButton>
  )
}
