import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import type { TableProps } from '@cloudscape-design/components/table'
import { navigate } from '../../../state/navigationStore.ts'
import { StateIndicator } from '../../../ui/StateIndicator.tsx'
import type { AccountRow } from './accountRows.ts'
import { Lane } from './Lane.tsx'

/** Only the name can be sorted by: it does not change, so rows do not move during a run. */
export const ACCOUNT_COLUMNS: readonly TableProps.ColumnDefinition<AccountRow>[] = [
  {
    id: 'name',
    header: 'Account',
    isRowHeader: true,
    minWidth: 130,
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
    id: 'turn',
    header: 'Whose turn',
    minWidth: 170,
    // Who waits is said by each turn; a state without one is said by itself.
    cell: ({ state, turns }) =>
      turns.length === 0 ? (
        <StateIndicator state={state} />
      ) : (
        turns.map((turn) => (
          <div key={turn.word}>
            <StateIndicator state={turn} />
          </div>
        ))
      ),
  },
  {
    id: 'lane',
    header: 'Where it stands',
    width: 560,
    minWidth: 340,
    cell: ({ account, covered, toCover }) => <Lane account={account} covered={covered} toCover={toCover} />,
  },
  {
    id: 'problems',
    header: 'Problems',
    minWidth: 95,
    cell: ({ account: { problems } }) => (problems.length === 0 ? '–' : problems.length),
  },
]
