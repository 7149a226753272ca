import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { waitingForSignIn } from '../../../app/access/waitingForSignIn.ts'
import { type ActivityStatus, isLive } from '../../../app/checklist/activityStatus.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { isNothingMade } from '../../../app/checklist/nothingMade.ts'
import { foreignValuesOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { AccountChoice, useAccountChoice } from '../../features/accountChoice/AccountChoice.tsx'
import { ActivityRefusal } from '../../features/activity/ActivityRefusal.tsx'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { StoppingNotice } from '../../features/activity/StoppingNotice.tsx'
import { ImportAnswerButton } from '../../features/answer/ImportAnswerButton.tsx'
import { ForeignNotice } from '../../features/foreign/ForeignNotice.tsx'
import { AccountsMap } from '../../features/map/AccountsMap.tsx'
import { ProblemList } from '../../features/problems/ProblemList.tsx'
import { SignInAlert } from '../../features/signIn/SignInAlert.tsx'
import { mirroredChecklist, useChecklist } from '../../state/checklistStore.ts'
import { navigate } from '../../state/navigationStore.ts'
import { useRunView } from '../../state/runViewStore.ts'
import { KeepFocus } from '../../ui/KeepFocus.tsx'
import { Later } from '../../ui/Later.tsx'
import { Page, Sections } from '../../ui/Page.tsx'
import { ActivityButtons } from './ActivityButtons.tsx'
import { AccountsTable } from './accounts/AccountsTable.tsx'
import { FilteredGrid } from './grid/FilteredGrid.tsx'
import { rowsOfAccounts } from './grid/gridRows.ts'
import { OutcomeAlert } from './OutcomeAlert.tsx'
import { RunTotals } from './RunTotals.tsx'
import { UndoDialog } from './UndoDialog.tsx'
import { WhatChanged } from './WhatChanged.tsx'
import { signInNoticeWords } from './waitedFor.ts'

/** In the address instead of an account ID: `#/run/regions`. */
export const ALL_REGIONS = 'regions'

/** How the Regions of all accounts are shown. */
export type RunViewName = 'map' | 'table'

/** Everything at once: totals, problems, the map or the table of all Regions, then the accounts. */
export function RunOverview({
  onboarding,
  view,
}: {
  readonly onboarding: Onboarding
  readonly view: RunViewName
}) {
  const known = useChecklist((state) => state.accounts)
  const totals = useChecklist((state) => state.totals)
  const activity = useChecklist((state) => state.activity)
  const accounts = useMemo(() => [...known.values()], [known])
  const checklist = useMemo(
    () => mirroredChecklist({ accounts: known, totals }, onboarding),
    [known, totals, onboarding],
  )
  const [undoing, setUndoing] = useState(false)
  const choice = useAccountChoice(onboarding, 'check')
  const nothingMade = useMemo(() => isNothingMade(accounts), [accounts])
  const nothingYet = activity === undefined && accounts.every(({ lastSeen }) => lastSeen === undefined)
  return (
    <Page
      title="Run"
      description="What is done, what is missing and who is waited for, in every account and Region."
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {!nothingYet && !isLive(activity) && (
            <KeepFocus>
              <SpaceBetween direction="horizontal" size="xs">
                <AccountChoice onboarding={onboarding} what="check" choice={choice} />
                <StartButton request={{ activity: 'check', ...(choice.only && { only: [...choice.only] }) }}>
                  Check again
                </StartButton>
              </SpaceBetween>
            </KeepFocus>
          )}
          {!nothingYet && <ImportAnswerButton />}
          {!isLive(activity) && (
            <KeepFocus>
              <Button
                onClick={() => setUndoing(true)}
                disabled={nothingMade}
                disabledReason="This onboarding has made nothing yet."
              >
                Undo…
              </Button>
            </KeepFocus>
          )}
          <ActivityButtons />
        </SpaceBetween>
      }
    >
      <UndoDialog visible={undoing} onClose={() => setUndoing(false)} />
      <Sections>
        <ActivityRefusal />
        <ForeignNotice values={foreignValuesOf(onboarding)} />
        <StoppingNotice activity={activity} />
        <SignInNotice onboarding={onboarding} accounts={accounts} activity={activity} />
        {nothingYet && <NothingYet />}
        {!nothingYet && checklist && (
          <>
            <OutcomeAlert activity={activity} onboarding={onboarding} checklist={checklist} />
            <WhatChanged activity={activity} />
            <RunTotals totals={checklist.totals} accounts={accounts} activity={activity} />
            <ProblemList
              onboarding={onboarding}
              checklist={checklist}
              purpose={activity?.activity === 'plan' ? 'plan' : 'run'}
            />
            {view === 'map' ? (
              <AccountsMap
                accounts={accounts}
                title="Accounts and Regions"
                actions={<ViewSwitch view={view} />}
              />
            ) : (
              <AllRegions accounts={accounts} actions={<ViewSwitch view={view} />} />
            )}
            <Later>
              <AccountsTable accounts={accounts} />
              <FocusLastOpened />
            </Later>
          </>
        )}
      </Sections>
    </Page>
  )
}

/** After coming back from an account, the focus is on its row again: when the rows are drawn. */
function FocusLastOpened() {
  useEffect(focusLastOpened, [])
  return null
}

function focusLastOpened(): void {
  const { lastOpened } = useRunView.getState()
  if (lastOpened === undefined) return
  useRunView.setState({ lastOpened: undefined })
  const link = document.querySelector<HTMLElement>(`a[href="#/run/${CSS.escape(lastOpened)}"]`)
  link?.scrollIntoView({ block: 'center' })
  link?.focus({ preventScroll: true })
}

interface SignInNoticeProps {
  readonly onboarding: Onboarding
  readonly accounts: readonly AccountStatus[]
  readonly activity: ActivityStatus | undefined
}

/** Names the accounts in which running work waits for a sign-in, with the button that opens the dialog. */
function SignInNotice({ onboarding, accounts, activity }: SignInNoticeProps) {
  const waiting = useMemo(() => waitingForSignIn(accounts, activity), [accounts, activity])
  const words = isLive(activity) ? signInNoticeWords(waiting, accounts.length, activity.state) : undefined
  return (
    <SignInAlert
      onboarding={onboarding}
      accountIds={waiting.map(({ accountId }) => accountId)}
      header={words?.header}
      // While the work is paused, the button that resumes it is the primary one.
      urgent={activity?.state === 'running'}
    >
      {words?.text}
    </SignInAlert>
  )
}

/** Before anything was looked at or done. */
function NothingYet() {
  return (
    <Container>
      <Box textAlign="center" padding="xl">
        <SpaceBetween size="m">
          <Box variant="h2">Nothing has been run yet</Box>
          <Box variant="p" color="text-body-secondary">
            The plan looks at the accounts and shows what would be created. From there you start the run, and
            follow it here.
          </Box>
          <Button variant="primary" onClick={() => navigate('plan')}>
            Go to Plan
          </Button>
        </SpaceBetween>
      </Box>
    </Container>
  )
}

/** Between the map and the table behind it. */
function ViewSwitch({ view }: { readonly view: RunViewName }) {
  return (
    <div className="regions-view">
      <SegmentedControl
        selectedId={view}
        label="Show the Regions as"
        options={[
          { id: 'map', text: 'Map' },
          { id: 'table', text: 'Table' },
        ]}
        onChange={({ detail }) => {
          navigate('run', detail.selectedId === 'table' ? ALL_REGIONS : undefined)
          // It is drawn anew above the other view.
          setTimeout(() =>
            document.querySelector<HTMLElement>('.regions-view [aria-pressed="true"]')?.focus(),
          )
        }}
      />
    </div>
  )
}

interface AllRegionsProps {
  readonly accounts: readonly AccountStatus[]
  readonly actions: ReactNode
}

/** Every Region and VPC of every account. */
function AllRegions({ accounts, actions }: AllRegionsProps) {
  const rows = useMemo(() => rowsOfAccounts(accounts), [accounts])
  const filter = useRunView((state) => state.gridFilter)
  return (
    <FilteredGrid
      of="all"
      rows={rows}
      filter={filter}
      actions={actions}
      onFilter={(gridFilter) => useRunView.setState({ gridFilter })}
    />
  )
}
