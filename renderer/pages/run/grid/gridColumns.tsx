import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'
import type { StateWord } from '../../../../app/checklist/stateWords.ts'
import { statusTypeOf } from '../../../ui/StateIndicator.tsx'
import type { GridRow } from './gridRows.ts'

export interface GridColumn {
  readonly id: string
  readonly header: string
  /** A track of the CSS grid. */
  readonly width: string
  readonly cell: (row: GridRow) => ReactNode
}

const ACCOUNT: GridColumn = {
  id: 'account',
  header: 'Account',
  width: 'minmax(0, 1.1fr)',
  cell: ({ accountName, accountId }) => (
    <span title={`${accountName} (${accountId})`}>
      {accountName} <small>{accountId}</small>
    </span>
  ),
}

const OF_ONE_ACCOUNT: readonly GridColumn[] = [
  {
    id: 'region',
    header: 'Region',
    width: 'minmax(0, 1.1fr)',
    cell: ({ region }) => <span title={region}>{region}</span>,
  },
  {
    id: 'regionState',
    header: 'Region’s state',
    width: 'minmax(0, 1.3fr)',
    cell: ({ regionState }) => <GridState state={regionState} />,
  },
  {
    id: 'vpc',
    header: 'VPC',
    width: 'minmax(0, 2.1fr)',
    cell: ({ vpc }) =>
      vpc === undefined ? (
        '–'
      ) : (
        <span title={`${vpc.vpcId} ${vpc.name ?? ''}`}>
          {vpc.vpcId} {vpc.name !== undefined && <small>{vpc.name}</small>}
        </span>
      ),
  },
  {
    id: 'flowLog',
    header: 'Flow log',
    width: 'minmax(0, 1.4fr)',
    cell: ({ vpc, state }) => (vpc === undefined ? '–' : <GridState state={state} />),
  },
  {
    id: 'flowLogId',
    header: 'Flow log ID',
    width: 'minmax(0, 1.75fr)',
    cell: ({ vpc }) =>
      vpc?.flowLogId === undefined ? (
        '–'
      ) : (
        <span title={`${vpc.flowLogId}, ${originWords(vpc.madeByUs)}`}>
          {vpc.flowLogId} {!vpc.madeByUs && <small>{originWords(false)}</small>}
        </span>
      ),
  },
  {
    id: 'delivery',
    header: 'Delivery',
    width: 'minmax(0, 1.1fr)',
    cell: ({ delivery, vpc }) =>
      vpc?.flowLogId === undefined ? '–' : <GridState state={delivery} more={vpc.deliveryError} />,
  },
]

const OF_ALL_ACCOUNTS: readonly GridColumn[] = [ACCOUNT, ...OF_ONE_ACCOUNT]

export function gridColumns(of: 'one' | 'all'): readonly GridColumn[] {
  return of === 'one' ? OF_ONE_ACCOUNT : OF_ALL_ACCOUNTS
}

interface GridStateProps {
  readonly state: StateWord
  readonly more?: string | undefined
}

/** A state on one line; what does not fit is in the tooltip. */
function GridState({ state: { word, tone }, more }: GridStateProps) {
  return (
    <span title={more === undefined ? word : `${word}: ${more}`}>
      <StatusIndicator type={statusTypeOf(tone)} wrapText={false}>
        {word}
      </StatusIndicator>
    </span>
  )
}

function originWords(madeByUs: boolean): string {
  return madeByUs ? 'made by this onboarding' : 'found'
}
