import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Grid from '@cloudscape-design/components/grid'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Steps from '@cloudscape-design/components/steps'
import { type ReactNode, useMemo, useState } from 'react'
import { arrivalWords, flowLogsThatMayArrive, isArrivalConfirmed } from '../../../../app/checklist/arrival.ts'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { confirmedByWords } from '../../../../app/checklist/connectorStatus.ts'
import { coverageOf } from '../../../../app/checklist/coverage.ts'
import { AT_THE_SCREEN, stepName, stepWord } from '../../../../app/checklist/stateWords.ts'
import { stepGuide } from '../../../../app/checklist/stepGuide.ts'
import { connectorsAddedBy, type Onboarding } from '../../../../app/onboarding/onboarding.ts'
import { STEPS, type StepName } from '../../../../app/onboarding/stepName.ts'
import { ActivityRefusal } from '../../../features/activity/ActivityRefusal.tsx'
import { StartButton } from '../../../features/activity/StartButton.tsx'
import { DecideVpcs } from '../../../features/decisions/DecideVpcs.tsx'
import { ProblemList } from '../../../features/problems/ProblemList.tsx'
import { mirroredChecklist, useChecklist } from '../../../state/checklistStore.ts'
import { EVERYTHING } from '../../../state/gridFilter.ts'
import { navigate } from '../../../state/navigationStore.ts'
import { CopyValue } from '../../../ui/CopyValue.tsx'
import { LocalTime } from '../../../ui/LocalTime.tsx'
import { Page, Sections } from '../../../ui/Page.tsx'
import { statusTypeOf, useShownState } from '../../../ui/StateIndicator.tsx'
import { ActivityButtons } from '../ActivityButtons.tsx'
import { FilteredGrid } from '../grid/FilteredGrid.tsx'
import { rowsOfAccount } from '../grid/gridRows.ts'
import { ActiveEyeSays } from './ActiveEyeSays.tsx'
import { ConfirmArrival } from './ConfirmArrival.tsx'
import { StackEvents, StackView } from './StackView.tsx'

interface AccountViewProps {
  readonly account: AccountStatus
  readonly onboarding: Onboarding
}

/** One account: its steps, its stack, its problems and its Regions. */
export function AccountView({ account, onboarding }: AccountViewProps) {
  const [filter, setFilter] = useState(EVERYTHING)
  const looked = useChecklist(({ activity }) => activity?.activity === 'plan')
  const totals = useChecklist((state) => state.totals)
  const checklist = useMemo(
    () => mirroredChecklist({ accounts: new Map([[account.accountId, account]]), totals }, onboarding),
    [account, totals, onboarding],
  )
  const only = [account.accountId]
  return (
    <Page
      title={account.name}
      description={
        <>
          Account <CopyValue name="the account ID" value={account.accountId} />
          {account.lastSeen !== undefined && (
            <>
              {' '}
              · last looked at <LocalTime iso={account.lastSeen} />
            </>
          )}
        </>
      }
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button iconName="arrow-left" variant="link" onClick={() => navigate('run')}>
            All accounts
          </Button>
          <StartButton request={{ activity: 'check', only }}>Check this account</StartButton>
          <StartButton request={{ activity: 'run', only }}>Run this account</StartButton>
          <ActivityButtons />
        </SpaceBetween>
      }
    >
      <Sections>
        <ActivityRefusal />
        {checklist && (
          <ProblemList onboarding={onboarding} checklist={checklist} purpose={looked ? 'plan' : 'run'} />
        )}
        <Grid gridDefinition={[{ colspan: { default: 12, s: 5 } }, { colspan: { default: 12, s: 7 } }]}>
          <Container header={<Header variant="h2">Steps</Header>}>
            <AccountSteps account={account} onboarding={onboarding} />
          </Container>
          <SpaceBetween size="l">
            <StackView account={account} />
            <StackEvents accountId={account.accountId} />
          </SpaceBetween>
        </Grid>
        <ActiveEyeSays account={account} />
        <DecideVpcs accounts={[account]} />
        <FilteredGrid of="one" rows={rowsOfAccount(account)} filter={filter} onFilter={setFilter} />
      </Sections>
    </Page>
  )
}

/** The steps of an account, in their order. */
function AccountSteps({ account, onboarding }: AccountViewProps) {
  const shown = useShownState()
  return (
    <Steps
      ariaLabel={`Steps of ${account.name}`}
      steps={STEPS.map((step) => {
        const { word, tone } = shown(stepWord(account, step, AT_THE_SCREEN))
        return {
          status: statusTypeOf(tone),
          statusIconAriaLabel: word,
          header: `${stepName(step)}: ${word}`,
          details: (
            <>
              {detailsOf(step, account, onboarding)}
              <AboutStep step={step} accountId={account.accountId} onboarding={onboarding} />
            </>
          ),
        }
      })}
    />
  )
}

interface AboutStepProps {
  readonly step: StepName
  readonly accountId: string
  readonly onboarding: Onboarding
}

/** What the step does, and how a person does it without this app. */
function AboutStep({ step, accountId, onboarding }: AboutStepProps) {
  const account = onboarding.accounts.find((one) => one.accountId === accountId)
  if (account === undefined) return null
  const { does, byHand, recognised } = stepGuide(step, account, onboarding)
  return (
    <ExpandableSection
      headerText="What it does, and by hand"
      headerAriaLabel={`What it does, and by hand: ${stepName(step)}`}
    >
      <SpaceBetween size="xs">
        <div>{does}</div>
        <div>
          <b>By hand:</b> {byHand}
        </div>
        <div>{recognised}</div>
      </SpaceBetween>
    </ExpandableSection>
  )
}

function detailsOf(step: StepName, account: AccountStatus, onboarding: Onboarding): ReactNode {
  switch (step) {
    case 'signIn':
      return account.identity
    case 'stack':
      return account.stack && `${account.stack.status} in ${account.stack.region}`
    case 'connector':
      return account.connector.confirmedAt === undefined ? (
        `${connectorsAddedBy(onboarding) === 'activeeye' ? 'ActiveEye adds it' : 'A person adds it in ActiveEye'}; the page Connectors has the values.`
      ) : (
        <>
          {confirmedByWords(account.connector)}, <LocalTime iso={account.connector.confirmedAt} />
        </>
      )
    case 'flowLogs': {
      const { toCover, covered } = coverageOf(account.regions)
      return account.regions.length > 0 && `${covered} of ${toCover} VPCs covered`
    }
    case 'delivery':
      return (
        <SpaceBetween size="xs">
          {account.steps.delivery.due !== undefined && !isArrivalConfirmed(account.regions) && (
            <div>Check again from then on.</div>
          )}
          {account.arrival && <div>Arrival: {arrivalWords(account.arrival, AT_THE_SCREEN)}.</div>}
          {flowLogsThatMayArrive(account).length > 0 && !isArrivalConfirmed(account.regions) && (
            <ConfirmArrival accountId={account.accountId} />
          )}
        </SpaceBetween>
      )
  }
}
