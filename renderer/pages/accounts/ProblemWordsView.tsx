import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ProblemWords } from '../../../app/problems/problem.ts'

/** What happened, what to do, and what AWS said. */
export function ProblemWordsView({ problem: { message, next, aws } }: { readonly problem: ProblemWords }) {
  return (
    <SpaceBetween size="xs">
      <div>{message}</div>
      <div>{next}</div>
      {aws !== undefined && (
        <Box color="text-body-secondary" fontSize="body-s">
          AWS said: {aws.code}
          {aws.requestId !== undefined && `, request ${aws.requestId}`}
        </Box>
      )}
    </SpaceBetween>
  )
}
