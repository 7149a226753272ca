import './connection.css'
import Box from '@cloudscape-design/components/box'
import Popover from '@cloudscape-design/components/popover'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { problemTitle } from '../../../../app/problems/problem.ts'
import { clockTimeHere } from '../../../../app/text/timestamp.ts'
import type { ConnectionState } from '../../../state/connectionTestStore.ts'
import { BreakableName } from '../BreakableName.tsx'
import { ProblemWordsView } from '../ProblemWordsView.tsx'
import { endWords, whoWords } from './connectionWords.ts'
import { useIsOver } from './useIsOver.ts'

interface ConnectionViewProps {
  readonly connection: ConnectionState
  /** What is said where nothing was tested. */
  readonly untested?: string
  /** Of whom, for those who hear it: the account's name. */
  readonly name: string
}

/** The connection to an account, for a cell: who one is there and until when, or what is wrong. */
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
        <Popover
          header={problemTitle(connection.problem.kind)}
          size="large"
          dismissAriaLabel="Close"
          triggerType="text"
          renderWithPortal
          content={<ProblemWordsView problem={connection.problem} />}
        >
          <StatusIndicator type="error">
            <span className="breakable">{problemTitle(connection.problem.kind)}</span>
            <span className="only-heard"> for {name}, show more</span>
          </StatusIndicator>
        </Popover>
      )
  }
}

function EndOf({ iso }: { readonly iso: string }) {
  const over = useIsOver(iso)
  return (
    <Box color={over ? 'text-status-warning' : 'text-body-secondary'} fontSize="body-s">
      {endWords(clockTimeHere(iso), over)}
    </Box>
  )
}
