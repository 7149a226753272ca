import './problems.css'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import { useMemo, useState } from 'react'
import type { Checklist } from '../../../app/checklist/checklist.ts'
import { flowLogDestinationOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { bucketRequestOf } from '../../../app/report/bucketRequest.ts'
import { localTimeZone } from '../../ui/LocalTime.tsx'
import { CopyRequestButton, RequestActions } from '../request/RequestActions.tsx'
import { SignInDialog } from '../signIn/SignInDialog.tsx'
import { openProblems } from './openProblems.ts'
import { ProblemButton, type ProblemPurpose } from './ProblemButton.tsx'
import { ProblemEntry } from './ProblemEntry.tsx'
import { ReplaceStackDialog } from './ReplaceStackDialog.tsx'

interface ProblemListProps {
  readonly onboarding: Onboarding
  /** The checklist of all accounts, or of one account. */
  readonly checklist: Checklist
  readonly purpose: ProblemPurpose
}

/** The dialog and its accounts, which stay set while it closes. */
interface Dialog {
  readonly name: 'signIn' | 'replaceStack'
  readonly accountIds: readonly string[]
  readonly visible: boolean
}

/** The open problems, each in words with the one button that does its next step. Nothing where there are none. */
export function ProblemList({ onboarding, checklist, purpose }: ProblemListProps) {
  const [dialog, setDialog] = useState<Dialog>({ name: 'signIn', accountIds: [], visible: false })
  const problems = useMemo(() => openProblems(checklist), [checklist])
  const destination = flowLogDestinationOf(onboarding)
  const request = useMemo(
    () => bucketRequestOf(checklist, destination, localTimeZone()),
    [checklist, destination],
  )
  const concerned = new Set(dialog.accountIds)
  const close = () => setDialog({ ...dialog, visible: false })
  return (
    <>
      {problems.length > 0 && (
        <Container
          header={
            <Header
              variant="h2"
              counter={`(${problems.reduce((sum, { places }) => sum + places.length, 0)})`}
            >
              Open problems
            </Header>
          }
        >
          {problems.map((problem) => (
            <ProblemEntry
              key={problem.key}
              problem={problem}
              button={
                <ProblemButton
                  problem={problem}
                  purpose={purpose}
                  request={request && <CopyRequestButton request={request} destination={destination} />}
                  onSignIn={() =>
                    setDialog({ name: 'signIn', accountIds: problem.accountIds, visible: true })
                  }
                  onReplaceStack={() =>
                    setDialog({ name: 'replaceStack', accountIds: problem.accountIds, visible: true })
                  }
                />
              }
              more={
                problem.action === 'copyRequest' &&
                request && (
                  <ExpandableSection headerText="The request">
                    <RequestActions
                      request={request}
                      customer={checklist.customer}
                      destination={destination}
                    />
                    <pre className="problem-request">{request.text}</pre>
                  </ExpandableSection>
                )
              }
            />
          ))}
        </Container>
      )}
      <SignInDialog
        visible={dialog.visible && dialog.name === 'signIn'}
        accounts={onboarding.accounts.filter(({ accountId }) => concerned.has(accountId))}
        purpose={purpose}
        onClose={close}
      />
      <ReplaceStackDialog
        visible={dialog.visible && dialog.name === 'replaceStack'}
        accounts={checklist.accounts.filter(({ accountId }) => concerned.has(accountId))}
        onClose={close}
      />
    </>
  )
}
