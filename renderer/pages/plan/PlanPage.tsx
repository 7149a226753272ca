import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { isLive } from '../../../app/checklist/liveActivity.ts'
import { activityWords } from '../../app/milestones.ts'
import { navigate } from '../../app/navigation.ts'
import { useOpened } from '../../app/opened.ts'
import { ActivityRefusal } from '../../components/activity/ActivityRefusal.tsx'
import { StartButton } from '../../components/activity/StartButton.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { Sections } from '../../components/Sections.tsx'
import { useChecklist } from '../../store/checklistStore.ts'
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
