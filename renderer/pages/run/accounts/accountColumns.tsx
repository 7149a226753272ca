import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import type { TableProps } from '@cloudscape-design/components/table'
import { AT_THE_SCREEN, stepWord } from '../../../../app/checklist/stateWords.ts'
import { navigate } from '../../../state/navigationStore.ts'
import { StateIndicator } from '../../../ui/StateIndicator.tsx'
import type { AccountRow } from './accountRows.ts'

/** Only the name can be sorted by: it does not change, so rows do not move during a run. */
export const ACCOUNT_COLUMNS: readonly TableProps.ColumnDefinition<AccountRow>[] = [
  {
    id: 'name',
    header: 'Account',
    isRowHeader: true,
    minWidth: 170,
    sortingComparator: (a, b) => a.account.name.localeCompare(b.account.name),
    cell: ({ account: { accountId, name } }) => (
      <div>
        <Link
          href={`#/run/${accountId}`}
          ariaLabel={`${name} (${accountId})`}
          onFollow={(event) => {
            event.preventDefault()
            navigate('run', accountId)
          }}
        >
          {name}
        </Link>
        <Box color="text-body-secondary">{accountId}</Box>
      </div>
    ),
  },
  {
    id: 'state',
    header: 'State',
    minWidth: 180,
    cell: ({ state }) => <StateIndicator state={state} />,
  },
  {
    id: 'stack',
    header: 'Stack',
    minWidth: 150,
    cell: ({ account }) => <StateIndicator state={stepWord(account, 'stack', AT_THE_SCREEN)} />,
  },
  {
    id: 'flowLogs',
    header: 'Flow logs',
    minWidth: 150,
    cell: ({ account, covered, toCover }) => (
      <div>
        <StateIndicator state={stepWord(account, 'flowLogs', AT_THE_SCREEN)} />
        {account.regions.length > 0 && (
          <Box color="text-body-secondary">
            {covered} of {toCover} VPCs
          </Box>
        )}
      </div>
    ),
  },
  {
    id: 'connector',
    header: 'Connector',
    minWidth: 150,
    cell: ({ account }) => <StateIndicator state={stepWord(account, 'connector', AT_THE_SCREEN)} />,
  },
  {
    id: 'problems',
    header: 'Problems',
    minWidth: 105,
    cell: ({ account: { problems } }) => (problems.length === 0 ? '–' : problems.length),
  },
]
