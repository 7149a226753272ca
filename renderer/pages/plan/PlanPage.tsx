import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useMemo, useRef, useState } from 'react'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import { activityWords } from '../../../app/checklist/activityWords.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { foreignValuesOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import { type Plan, planFor } from '../../../app/run/plan.ts'
import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { AccountChoice, useAccountChoice } from '../../features/accountChoice/AccountChoice.tsx'
import { rowsOf } from '../../features/accountChoice/accountChoices.ts'
import { ActivityRefusal } from '../../features/activity/ActivityRefusal.tsx'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { useActivityControl } from '../../features/activity/useActivityControl.ts'
import { ForeignNotice } from '../../features/foreign/ForeignNotice.tsx'
import { useChecklist } from '../../state/checklistStore.ts'
import { navigate } from '../../state/navigationStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { Loading } from '../../ui/Loading.tsx'
import { focusHeading, focusResult, isFocusLost, Page, Sections } from '../../ui/Page.tsx'
import { PlanResult } from './PlanResult.tsx'
import { isUnseen } from './planCounts.ts'

/** What a run would change, found by looking only, and the button that starts the run. */
export function PlanPage() {
  const opened = useOpened((state) => state.opened)
  const activity = useChecklist((state) => state.activity)
  // One wave, or all.
  const choice = useAccountChoice(opened?.onboarding, 'run')
  const whole = usePlan()
  const plan = useMemo(() => whole && planFor(whole, choice.only), [whole, choice.only])
  const problems = useProblemsOf(choice.only)
  // A plan in which no account could be looked at still has problems to show.
  const seen = plan !== undefined && (!isUnseen(plan) || problems > 0)
  const isLooking = isLive(activity) && activity.activity === 'plan'
  useFocusOnResult(isLooking, plan !== undefined)
  return (
    <Page
      title="Plan"
      description="Looks at every account and shows what would be created, before anything is."
      actions={
        opened &&
        !isLive(activity) && (
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            <AccountChoice onboarding={opened.onboarding} what="run" choice={choice} />
            {seen && <StartButton request={lookAt(choice.only)}>Look again</StartButton>}
          </SpaceBetween>
        )
      }
    >
      <Sections>
        <ActivityRefusal />
        {opened && <ForeignNotice values={foreignValuesOf(opened.onboarding)} />}
        {opened && isLooking && <LookProgress startedAt={activity.startedAt} only={choice.only} />}
        {opened && isLive(activity) && !isLooking && (
          <Alert
            type="info"
            header={activityWords(activity)}
            action={<Button onClick={() => navigate('run')}>Go to Run</Button>}
          >
            The plan is available when it has ended.
          </Alert>
        )}
        {opened && !isLive(activity) && plan === undefined && <Loading what="Loading the plan" />}
        {opened && !isLive(activity) && plan !== undefined && !seen && (
          <FirstLook accounts={choice.only?.length ?? opened.onboarding.accounts.length} only={choice.only} />
        )}
        {opened && !isLive(activity) && seen && (
          <PlanResult plan={plan} onboarding={opened.onboarding} only={choice.only} />
        )}
      </Sections>
    </Page>
  )
}

/** Account IDs; all when left out. */
type Only = readonly string[] | undefined

function lookAt(only: Only) {
  return { activity: 'plan' as const, ...(only && { only: [...only] }) }
}

function useProblemsOf(only: Only): number {
  const accounts = useChecklist((state) => state.accounts)
  return useMemo(
    () => rowsOf([...accounts.values()], only).reduce((sum, { problems }) => sum + problems.length, 0),
    [accounts, only],
  )
}

/** The button that starts a look goes when the look begins, and the progress when it ends: the focus follows. */
function useFocusOnResult(isLooking: boolean, isThere: boolean): void {
  const hasLooked = useRef(false)
  useEffect(() => {
    if (isLooking) {
      hasLooked.current = true
      if (isFocusLost()) focusHeading()
    } else if (hasLooked.current && isThere) {
      hasLooked.current = false
      if (isFocusLost()) focusResult()
    }
  }, [isLooking, isThere])
}

/**
 * The plan that main computes from the last look; asked for again whenever work has ended or something was decided.
 * `undefined` until it came.
 */
function usePlan(): Plan | undefined {
  const client = useClient()
  const [known, setKnown] = useState<{ readonly plan: Plan; readonly id: string }>()
  // A decision about a VPC changes the plan, and the onboarding file, which is opened anew. Until the new plan is there
  // the earlier one is shown, else the form in which the person decided would be gone.
  const opened = useOpened((state) => state.opened)
  const resting = useChecklist(({ revision, activity }) =>
    revision === 0 || isLive(activity) ? undefined : `${activity?.startedAt} ${activity?.state}`,
  )
  useEffect(() => {
    if (resting === undefined || opened === undefined) {
      // Not that of an earlier look, which would be shown for a moment.
      setKnown(undefined)
      return
    }
    let wanted = true
    client.plan().then(
      (plan) => {
        if (wanted) setKnown({ plan, id: opened.onboarding.id })
      },
      // No onboarding is open any more: the frame says so.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [client, resting, opened])
  return known?.id === opened?.onboarding.id ? known?.plan : undefined
}

/** Before the first plan: says what looking does, and that it changes nothing. */
function FirstLook({ accounts, only }: { readonly accounts: number; readonly only: Only }) {
  return (
    <Container>
      <Box textAlign="center" padding="xl">
        <SpaceBetween size="m">
          <Box variant="h2">Look first</Box>
          <Box variant="p" color="text-body-secondary">
            The app signs in to{' '}
            {accounts === 1 ? 'the account' : `each of the ${plural(accounts, 'account')}`}, then looks at the
            stack and at the VPCs of every enabled Region. It only looks: nothing is created, changed or
            deleted. Afterwards you see here what would be created.
          </Box>
          <StartButton variant="primary" request={lookAt(only)}>
            Look
          </StartButton>
        </SpaceBetween>
      </Box>
    </Container>
  )
}

/** The progress of a running plan. */
function LookProgress({ startedAt, only }: { readonly startedAt: string; readonly only: Only }) {
  const { cancel } = useActivityControl()
  const known = useChecklist((state) => state.accounts)
  const accounts = rowsOf([...known.values()], only)
  const looked = lookedAt(accounts, startedAt)
  return (
    <Container>
      <SpaceBetween size="s">
        <ProgressBar
          label="Looking at every account and Region"
          description="Nothing is changed."
          value={accounts.length === 0 ? 0 : Math.round((100 * looked) / accounts.length)}
          additionalInfo={`${looked} of ${accounts.length} accounts looked at`}
        />
        <Box>
          <Button onClick={cancel}>Stop looking</Button>
        </Box>
      </SpaceBetween>
    </Container>
  )
}

/** How many accounts have been looked at since the look began. */
function lookedAt(accounts: Iterable<AccountStatus>, startedAt: string): number {
  let count = 0
  for (const account of accounts) {
    const { lastSeen } = account
    if (account.state !== 'working' && lastSeen !== undefined && lastSeen >= startedAt) count += 1
  }
  return count
}
