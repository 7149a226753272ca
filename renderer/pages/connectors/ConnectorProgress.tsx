import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { CONNECTOR_PATH } from '../../../app/activeeye/prescribed.ts'
import { navigate } from '../../state/navigationStore.ts'
import { type ConnectorRow, confirmedCount } from './connectorRows.ts'
import { PROGRESS_ID } from './focusCard.ts'
import { PortalLink } from './PortalLink.tsx'

interface ConnectorProgressProps {
  readonly rows: readonly ConnectorRow[]
  readonly portalUrl: string | undefined
}

/** How far it is, and where in ActiveEye the form is. */
export function ConnectorProgress({ rows, portalUrl }: ConnectorProgressProps) {
  const confirmed = confirmedCount(rows)
  const isComplete = confirmed === rows.length && rows.length > 0
  return (
    <Container>
      <ColumnLayout columns={2}>
        <div id={PROGRESS_ID} tabIndex={-1} className="connector-heading">
          <ProgressBar
            label="Connectors"
            value={rows.length === 0 ? 0 : (100 * confirmed) / rows.length}
            additionalInfo={`${confirmed} of ${rows.length} confirmed`}
          />
        </div>
        <SpaceBetween size="s">
          {isComplete ? (
            <>
              <div>Every connector is confirmed. Next: the report for your representative.</div>
              <Button variant="primary" onClick={() => navigate('report')}>
                Go to Report
              </Button>
            </>
          ) : (
            <ol className="connector-path" aria-label="Where the form is in ActiveEye">
              {CONNECTOR_PATH.split(' > ').map((part) => (
                <li key={part}>{part}</li>
              ))}
            </ol>
          )}
          <PortalLink portalUrl={portalUrl} />
        </SpaceBetween>
      </ColumnLayout>
    </Container>
  )
}
