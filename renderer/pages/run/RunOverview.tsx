import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useEffect, useMemo } from 'react'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { ActivityRefusal } from '../../features/activity/ActivityRefusal.tsx'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { ProblemList } from '../../features/problems/ProblemList.tsx'
import { useChecklist } from '../../state/checklistStore.ts'
import { mirroredChecklist } from '../../state/mirroredChecklist.ts'
import { navigate } from '../../state/navigationStore.ts'
import { KeepFocus } from '../../ui/KeepFocus.tsx'
import { Page } from '../../ui/Page.tsx'
import { Sections } from '../../ui/Sections.tsx'
import { ActivityButtons } from './ActivityButtons.tsx'
import { AllRegions } from './AllRegions.tsx'
import { AccountsTable } from './accounts/AccountsTable.tsx'
import { focusLastOpened } from './focusLastOpened.ts'
import { NothingYet } from './NothingYet.tsx'
import { OutcomeAlert } from './OutcomeAlert.tsx'
import { RunTotals } from './RunTotals.tsx'
import { ALL_REGIONS } from './runPlace.ts'
import { SignInNotice } from './SignInNotice.tsx'

/** Everything at once: totals, problems, then the accounts or all their Regions. */
export function RunOverview({
  onboarding,
  tab,
}: {
  readonly onboarding: Onboarding
  readonly tab: 'accounts' | 'regions'
}) {
  const known = useChecklist((state) => state.accounts)
  const totals = useChecklist((state) => state.totals)
  const activity = useChecklist((state) => state.activity)
  const accounts = useMemo(() => [...known.values()], [known])
  const checklist = useMemo(
    () => mirroredChecklist({ accounts: known, totals }, onboarding),
    [known, totals, onboarding],
  )
  useEffect(focusLastOpened, [])
  const nothingYet = activity === undefined && accounts.every(({ lastSeen }) => lastSeen === undefined)
  return (
    <Page
      title="Run"
      description="What is done, what is missing and who is waited for, in every account and Region."
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {!nothingYet && !isLive(activity) && (
            <KeepFocus>
              <StartButton request={{ activity: 'check' }}>Check again</StartButton>
            </KeepFocus>
          )}
          <ActivityButtons />
        </SpaceBetween>
      }
    >
      <Sections>
        <ActivityRefusal />
        <SignInNotice onboarding={onboarding} accounts={accounts} activity={activity} />
        {nothingYet && <NothingYet />}
        {!nothingYet && checklist && (
          <>
            <OutcomeAlert activity={activity} accounts={accounts} />
            <RunTotals totals={checklist.totals} accounts={accounts} activity={activity} />
            <ProblemList
              onboarding={onboarding}
              checklist={checklist}
              purpose={activity?.activity === 'plan' ? 'plan' : 'run'}
            />
            <Tabs
              activeTabId={tab}
              ariaLabel="What is listed"
              onChange={({ detail }) =>
                navigate('run', detail.activeTabId === 'regions' ? ALL_REGIONS : undefined)
              }
              tabs={[
                { id: 'accounts', label: 'Accounts', content: <AccountsTable accounts={accounts} /> },
                { id: 'regions', label: 'All Regions', content: <AllRegions accounts={accounts} /> },
              ]}
            />
          </>
        )}
      </Sections>
    </Page>
  )
}
