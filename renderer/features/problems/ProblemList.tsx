import './problems.css'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import { useMemo } from 'react'
import { RequestActions } from '../request/RequestActions.tsx'
import { openProblems } from './openProblems.ts'
import { ProblemEntry } from './ProblemEntry.tsx'
import { type ProblemButtonsProps, useProblemButtons } from './useProblemButtons.tsx'

/** The open problems, each in words with the one button that does its next step. Nothing where there are none. */
export function ProblemList(props: ProblemButtonsProps) {
  const { checklist } = props
  const problems = useMemo(() => openProblems(checklist), [checklist])
  const { buttonFor, dialogs, request, destination } = useProblemButtons(props)
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
              button={buttonFor(problem, false)}
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
      {dialogs}
    </>
  )
}
