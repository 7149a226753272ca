import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type ReactNode, useState } from 'react'
import { type ProblemPlace, placesWords } from '../../../app/checklist/problemGroups.ts'
import { turnTone } from '../../../app/checklist/stateWords.ts'
import { type Problem, problemTitle } from '../../../app/problems/problem.ts'
import { plural } from '../../../app/text/plural.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { KeepFocus } from '../../ui/KeepFocus.tsx'
import { statusTypeOf } from '../../ui/StateIndicator.tsx'
import { ConsoleLinks } from '../console/ConsoleLinks.tsx'
import { problemPlaces } from '../console/consolePlaces.ts'
import type { OpenProblem } from './openProblems.ts'

/** The table of accounts can be filtered for the rest. */
const MOST_PLACES = 50

interface ProblemEntryProps {
  readonly problem: OpenProblem
  readonly button: ReactNode
  /** Shown below: the request for ActiveEye. */
  readonly more?: ReactNode
}

/** A problem in words: what it is and where, what to do, and the button that does it. */
export function ProblemEntry({ problem, button, more }: ProblemEntryProps) {
  const { kind, next, places, accountIds } = problem
  const [open, setOpen] = useState(false)
  const waitsFor = places.map(({ problem }) => problem.waitsFor).find((who) => who !== undefined)
  return (
    <KeepFocus className="problem-entry">
      <SpaceBetween size="xxs">
        <SpaceBetween direction="horizontal" size="xs">
          <Box fontWeight="bold">
            <StatusIndicator type={statusTypeOf(waitsFor === undefined ? 'bad' : turnTone(waitsFor))}>
              <b>{problemTitle(kind)}</b>
            </StatusIndicator>
          </Box>
          <Box color="text-body-secondary">{placesWords(places)}</Box>
        </SpaceBetween>
        {places.length === 1 && <ProblemPlaces places={places} />}
        <div>{next}</div>
        {places.length > 1 && (
          <ExpandableSection
            headerText={`Details of ${plural(places.length, 'place')} in ${plural(accountIds.length, 'account')}`}
            expanded={open}
            onChange={({ detail }) => setOpen(detail.expanded)}
          >
            {open && <ProblemPlaces places={places} />}
          </ExpandableSection>
        )}
        {more}
      </SpaceBetween>
      <div className="problem-button">{button}</div>
    </KeepFocus>
  )
}

/** The messages of a problem in each place, with what AWS said. */
function ProblemPlaces({ places }: { readonly places: readonly ProblemPlace[] }) {
  const shown = places.slice(0, MOST_PLACES)
  const accounts = useChecklist((state) => state.accounts)
  return (
    <SpaceBetween size="xs">
      {shown.map(({ accountId, problem }) => (
        <div key={JSON.stringify([accountId, problem])}>
          <div>{problem.message}</div>
          <AwsSaid problem={problem} />
          <ConsoleLinks
            accountId={accountId}
            places={problemPlaces(problem, accounts.get(accountId)?.stack)}
          />
        </div>
      ))}
      {places.length > shown.length && (
        <Box color="text-body-secondary">
          … and {places.length - shown.length} more. Filter the accounts by this problem to see them.
        </Box>
      )}
    </SpaceBetween>
  )
}

function AwsSaid({ problem: { kind, message, aws, actions } }: { readonly problem: Problem }) {
  // Some messages already contain what AWS said.
  const said = aws !== undefined && !message.includes(aws.message.replace(/\.$/, ''))
  return (
    <Box color="text-body-secondary" fontSize="body-s">
      {actions !== undefined && actions.length > 0 && <div>Permissions: {actions.join(', ')}</div>}
      {said && (
        <div>
          {kind === 'network' ? 'Error' : 'AWS said'} {aws.code}: {aws.message}
        </div>
      )}
      {aws?.requestId !== undefined && <div>Request ID {aws.requestId}</div>}
    </Box>
  )
}
