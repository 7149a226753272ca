import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Problem } from '../../../app/problems/problem.ts'
import type { ProblemPlace } from '../../../app/report/report.ts'

/** More places than this say nothing new; the table of accounts can be filtered for the rest. */
const MOST_PLACES = 50

/** Where a problem is, in its own words, with what AWS said. */
export function ProblemPlaces({ places }: { readonly places: readonly ProblemPlace[] }) {
  const shown = places.slice(0, MOST_PLACES)
  return (
    <SpaceBetween size="xs">
      {shown.map(({ accountId, problem }) => (
        <div key={JSON.stringify([accountId, problem])}>
          <div>{problem.message}</div>
          <AwsSaid problem={problem} />
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

function AwsSaid({ problem: { message, aws, actions } }: { readonly problem: Problem }) {
  // Some messages tell it already.
  const said = aws !== undefined && !message.includes(aws.message.replace(/\.$/, ''))
  return (
    <Box color="text-body-secondary" fontSize="body-s">
      {actions !== undefined && actions.length > 0 && <div>Permissions: {actions.join(', ')}</div>}
      {said && (
        <div>
          AWS said {aws.code}: {aws.message}
        </div>
      )}
      {aws?.requestId !== undefined && <div>Request ID {aws.requestId}</div>}
    </Box>
  )
}
