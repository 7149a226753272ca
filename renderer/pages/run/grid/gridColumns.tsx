import type { ReactNode } from 'react'
import type { StateWord } from '../../../../app/checklist/stateWords.ts'
import { targetsWords } from '../../../../app/checklist/targetWords.ts'
import { madeByWord } from '../../../../app/checklist/vpcWords.ts'
import { StateIndicator } from '../../../ui/StateIndicator.tsx'
import type { GridRow } from './gridRows.ts'

export interface GridColumn {
  readonly id: string
  readonly header: string
  /** Characters of the longest text that stays on one line: a column is at least so wide, so no name is cut. */
  readonly characters: number
  readonly cell: (row: GridRow) => ReactNode
}

/** State words may take several lines of this many characters. */
const STATE_CHARACTERS = 14

const REGION_STATE: GridColumn = {
  id: 'regionState',
  header: 'Region’s state',
  characters: STATE_CHARACTERS,
  cell: ({ regionState }) => <GridState state={regionState} />,
}

const FLOW_LOG: GridColumn = {
  id: 'flowLog',
  header: 'Flow log',
  characters: STATE_CHARACTERS,
  cell: ({ vpc, state }) => (vpc === undefined ? '–' : <GridState state={state} />),
}

const DELIVERY: GridColumn = {
  id: 'delivery',
  header: 'Delivery',
  characters: STATE_CHARACTERS,
  cell: ({ delivery, vpc }) =>
    vpc?.delivery === undefined ? '–' : <GridState state={delivery} more={vpc.deliveryError} />,
}

/** @param rows all that can be scrolled to; their longest names decide the widths. */
export function gridColumns(of: 'one' | 'all', rows: readonly GridRow[]): readonly GridColumn[] {
  const longest = longestNames(rows)
  const account: GridColumn = {
    id: 'account',
    header: 'Account',
    characters: Math.max(longest.account, 11),
    cell: ({ accountName, accountId }) => <TwoLines first={accountName} second={accountId} />,
  }
  const region: GridColumn = {
    id: 'region',
    header: 'Region',
    characters: longest.region,
    cell: ({ region }) => region,
  }
  const vpc: GridColumn = {
    id: 'vpc',
    header: 'VPC',
    characters: longest.vpc,
    cell: ({ vpc }) => (vpc === undefined ? '–' : <TwoLines first={vpc.vpcId} second={vpc.name} />),
  }
  const flowLogId: GridColumn = {
    id: 'flowLogId',
    header: 'Flow log ID',
    characters: 20,
    cell: ({ vpc }) => {
      const ofTargets = vpc && targetsWords(vpc)
      if (ofTargets !== undefined) return <TwoLines first={ofTargets} second={vpc?.flowLogId} />
      if (vpc?.flowLogId === undefined) return '–'
      return <TwoLines first={vpc.flowLogId} second={madeByWord(vpc)} />
    },
  }
  const ofAny = [region, REGION_STATE, vpc, FLOW_LOG, flowLogId]
  // Without the account there is room for the longest state on one line.
  return of === 'one' ? [...ofAny, { ...DELIVERY, characters: 19 }] : [account, ...ofAny, DELIVERY]
}

function longestNames(rows: readonly GridRow[]): Readonly<Record<'account' | 'region' | 'vpc', number>> {
  let [account, region, vpc] = [8, 8, 8]
  for (const row of rows) {
    account = Math.max(account, row.accountName.length)
    region = Math.max(region, row.region.length)
    if (row.vpc) vpc = Math.max(vpc, row.vpc.vpcId.length, row.vpc.name?.length ?? 0)
  }
  return { account, region, vpc }
}

function TwoLines({ first, second }: { readonly first: string; readonly second: string | undefined }) {
  return (
    <span>
      {first}
      {second !== undefined && (
        <>
          <br />
          <small>{second}</small>
        </>
      )}
    </span>
  )
}

interface GridStateProps {
  readonly state: StateWord
  readonly more?: string | undefined
}

/** A state; what it does not say is in the tooltip. */
function GridState({ state, more }: GridStateProps) {
  return (
    <span title={more === undefined ? state.word : `${state.word}: ${more}`}>
      <StateIndicator state={state} />
    </span>
  )
}
