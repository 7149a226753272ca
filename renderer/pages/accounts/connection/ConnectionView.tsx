import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useEffect, useState } from 'react'
import { problemTitle } from '../../../../app/problems/problem.ts'
import { clockTimeHere } from '../../../../app/text/timestamp.ts'
import type { ConnectionState } from '../../../state/connectionTestStore.ts'
import { BreakableName } from '../BreakableName.tsx'
import { ProblemPopover } from '../ProblemPopover.tsx'
import { endWords, whoWords } from './connectionWords.ts'

interface ConnectionViewProps {
  readonly connection: ConnectionState
  /** Shown where nothing was tested. */
  readonly untested?: string
  /** The account's name, for screen readers. */
  readonly name: string
}

/** The connection to an account, for a cell: the identity and until when it is valid, or the problem. */
export function ConnectionView({ connection, untested = 'Not tested yet', name }: ConnectionViewProps) {
  switch (connection?.state) {
    case undefined:
      return <Box color="text-body-secondary">{untested}</Box>
    case 'testing':
      return <StatusIndicator type="loading">Testing</StatusIndicator>
    case 'connected':
      return (
        <>
          <StatusIndicator type="success">Connected</StatusIndicator>
          <Box color="text-body-secondary" fontSize="body-s">
            as <BreakableName name={whoWords(connection.arn)} />
          </Box>
          {connection.endsAt !== undefined && <EndOf iso={connection.endsAt} />}
        </>
      )
    case 'failed':
      return (
        <ProblemPopover problem={connection.problem}>
          <StatusIndicator type="error">
            <span className="breakable">{problemTitle(connection.problem.kind)}</span>
            <span className="only-heard"> for {name}, show more</span>
          </StatusIndicator>
        </ProblemPopover>
      )
  }
}

function EndOf({ iso }: { readonly iso: string }) {
  const hasEnded = useHasPassed(iso)
  return (
    <Box color={hasEnded ? 'text-status-warning' : 'text-body-secondary'} fontSize="body-s">
      {endWords(clockTimeHere(iso), hasEnded)}
    </Box>
  )
}

/** The longest delay of a timer in milliseconds: about 25 days. */
const LONGEST = 2 ** 31 - 1

/** Whether this time has passed; renders again when it passes. */
function useHasPassed(iso: string): boolean {
  const [now, setNow] = useState(Date.now)
  const end = Date.parse(iso)
  useEffect(() => {
    const left = end - Date.now()
    if (left <= 0 || left > LONGEST) return
    const timer = setTimeout(() => setNow(Date.now()), left)
    return () => clearTimeout(timer)
  }, [end])
  return end <= now
}
