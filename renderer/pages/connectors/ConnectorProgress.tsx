import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { isPrescribedPortal } from '../../../app/activeeye/foreignValues.ts'
import { CONNECTOR_PATH } from '../../../app/activeeye/prescribed.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { useOpenExternal } from '../../features/useOpenExternal.ts'
import { navigate } from '../../state/navigationStore.ts'
import { type ConnectorRow, confirmedCount } from './connectorRows.ts'
import { PROGRESS_ID } from './useConnectorFlow.ts'

interface ConnectorProgressProps {
  readonly rows: readonly ConnectorRow[]
  readonly portalUrl: string | undefined
}

/** How many connectors are confirmed, and where the form is in ActiveEye. */
export function ConnectorProgress({ rows, portalUrl }: ConnectorProgressProps) {
  const confirmed = confirmedCount(rows)
  const isComplete = confirmed === rows.length && rows.length > 0
  return (
    <Container>
      <div className="connector-progress">
        <div id={PROGRESS_ID} tabIndex={-1} className="connector-heading">
          <b>{`${confirmed} of ${rows.length} confirmed`}</b>
        </div>
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
      </div>
    </Container>
  )
}

/** Opens the customer's ActiveEye portal, or says where to enter its address. */
export function PortalLink({ portalUrl }: { readonly portalUrl: string | undefined }) {
  const { open, refusal } = useOpenExternal()
  if (portalUrl === undefined) {
    return (
      <Link
        href="#/accounts"
        onFollow={(event) => {
          event.preventDefault()
          navigate('accounts')
        }}
      >
        Enter the portal's address
      </Link>
    )
  }

  return (
    <SpaceBetween size="s">
      <SpaceBetween size="s" direction="horizontal" alignItems="center">
        <Button
          iconName="external"
          iconAlign="right"
          ariaLabel="Open the portal (opens in a new tab)"
          onClick={() => void open(portalUrl)}
        >
          {isPrescribedPortal(portalUrl) ? 'Open the portal' : "Open the portal (not ActiveEye's)"}
        </Button>
        <Box color="text-body-secondary">{portalUrl}</Box>
      </SpaceBetween>
      {refusal && <RefusalAlert refusal={refusal} />}
    </SpaceBetween>
  )
}
