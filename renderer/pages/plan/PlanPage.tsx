import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import { ActivityRefusal } from '../../features/activity/ActivityRefusal.tsx'
import { activityWords } from '../../features/activity/milestones.ts'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { useChecklist } from '../../state/checklistStore.ts'
import { navigate } from '../../state/navigationStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { Sections } from '../../ui/Sections.tsx'
import { FirstLook } from './FirstLook.tsx'
import { LookProgress } from './LookProgress.tsx'
import { PlanResult } from './PlanResult.tsx'
import { isUnseen } from './planCounts.ts'
import { usePlan } from './usePlan.ts'

/** What a run would change, by looking only; then the one button that does it. */
export function PlanPage() {
  const opened = useOpened((state) => state.opened)
  const activity = useChecklist((state) => state.activity)
  const plan = usePlan()
  const problems = useChecklist((state) => state.totals?.problems ?? 0)
  // A look that got nowhere has something to tell too.
  const seen = plan !== undefined && (!isUnseen(plan) || problems > 0)
  return (
    <Page
      title="Plan"
      description="Looks at every account and shows what would be created, before anything is."
      actions={
        opened &&
        seen &&
        !isLive(activity) && <StartButton request={{ activity: 'plan' }}>Look again</StartButton>
      }
    >
      <Sections>
        <ActivityRefusal />
        {opened && isLive(activity) && activity.activity === 'plan' && (
          <LookProgress startedAt={activity.startedAt} />
        )}
        {opened && isLive(activity) && activity.activity !== 'plan' && (
          <Alert
            type="info"
            header={activityWords(activity)}
            action={<Button onClick={() => navigate('run')}>Go to Run</Button>}
          >
            The plan is worked out when it has ended.
          </Alert>
        )}
        {opened && !isLive(activity) && plan === undefined && <Loading what="Working out the plan" />}
        {opened && !isLive(activity) && plan !== undefined && !seen && (
          <FirstLook accounts={opened.onboarding.accounts.length} />
        )}
        {opened && !isLive(activity) && seen && <PlanResult plan={plan} onboarding={opened.onboarding} />}
      </Sections>
    </Page>
  )
}
