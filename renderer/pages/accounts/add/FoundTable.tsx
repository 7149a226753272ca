import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import type { FoundAccount } from '../../../../app/access/found.ts'
import type { Choice } from './choices.ts'

interface FoundTableProps {
  readonly choices: readonly Choice[]
  readonly chosen: readonly FoundAccount[]
  /** What it means when there is none. */
  readonly empty: string
  readonly onChoose: (chosen: FoundAccount[]) => void
}

/** Accounts that were found, to choose from. Those that can't be chosen say why. */
export function FoundTable({ choices, chosen, empty, onChoose }: FoundTableProps) {
  const free = choices.filter(({ why }) => why === undefined)
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      items={choices}
      trackBy={keyOf}
      columnDefinitions={COLUMNS}
      selectionType="multi"
      selectedItems={free.filter(({ account }) => chosen.includes(account))}
      isItemDisabled={({ why }) => why !== undefined}
      onSelectionChange={({ detail }) => onChoose(detail.selectedItems.map(({ account }) => account))}
      enableKeyboardNavigation
      ariaLabels={{
        tableLabel: 'Accounts that were found',
        selectionGroupLabel: 'Choose accounts',
        allItemsSelectionLabel: () => 'Choose all',
        itemSelectionLabel: (_, { account }) => `Choose ${account.name}`,
      }}
      header={
        <Header
          variant="h3"
          counter={`(${choices.length})`}
          description={
            free.length === 0 ? 'None of them can be added.' : `${chosen.length} of ${free.length} chosen.`
          }
        >
          Found
        </Header>
      }
      empty={
        <Box textAlign="center" color="text-body-secondary" padding="m">
          {empty}
        </Box>
      }
    />
  )
}

const COLUMNS: TableProps.ColumnDefinition<Choice>[] = [
  { id: 'name', header: 'Name', isRowHeader: true, cell: ({ account }) => account.name },
  { id: 'accountId', header: 'Account ID', cell: ({ account }) => account.accountId || '–' },
  {
    id: 'state',
    header: 'State',
    cell: ({ why }) =>
      why === undefined ? (
        <StatusIndicator type="success">Can be added</StatusIndicator>
      ) : (
        <>
          <StatusIndicator type="stopped">Not to be added</StatusIndicator>
          <div>{why}</div>
        </>
      ),
  },
]

function keyOf({ account }: Choice): string {
  return `${account.name} ${account.accountId}`
}
