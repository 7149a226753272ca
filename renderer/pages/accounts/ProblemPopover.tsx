import Box from '@cloudscape-design/components/box'
import Popover from '@cloudscape-design/components/popover'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { type ProblemWords, problemTitle } from '../../../app/problems/problem.ts'

interface ProblemPopoverProps {
  readonly problem: ProblemWords
  /** What opens it. */
  readonly children: ReactNode
}

/** Shows on demand what happened, what to do next, and what AWS said. */
export function ProblemPopover({ problem: { kind, message, next, aws }, children }: ProblemPopoverProps) {
  return (
    <Popover
      header={problemTitle(kind)}
      size="large"
      dismissAriaLabel="Close"
      renderWithPortal
      content={
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
      }
    >
      {children}
    </Popover>
  )
}
