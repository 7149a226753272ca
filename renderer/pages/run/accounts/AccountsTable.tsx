import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useMemo } from 'react'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { plural } from '../../../../app/text/plural.ts'
import { type RunView, useRunView } from '../../../state/runViewStore.ts'
import { GroupBy } from '../../../ui/GroupBy.tsx'
import { groupedColumns } from '../../../ui/groupedColumns.tsx'
import { groupRows, type TableItem, withHeadings } from '../../../ui/groupedRows.ts'
import { outputsTable } from '../outputsText.ts'
import { ACCOUNT_COLUMNS } from './accountColumns.tsx'
import { GROUPINGS, groupsOf } from './accountGroups.ts'
import { type AccountRow, accountRow, FILTERS, filterOptions, matchesQuery } from './accountRows.ts'

/** The accounts in the file's order; the filter and the page number are kept in runViewStore. */
export function AccountsTable({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const rows = useMemo(() => accounts.map(accountRow), [accounts])
  const options = useMemo(() => filterOptions(rows), [rows])
  const groupBy = useRunView((state) => state.groupBy)
  const grouped = useMemo(() => groupRows(rows, idOf, groupsOf(groupBy)), [rows, groupBy])
  const { query, page } = useRunView.getState()
  const {
    items,
    allPageItems,
    actions,
    collectionProps,
    propertyFilterProps,
    paginationProps,
    filteredItemsCount,
  } = useCollection(grouped, {
    propertyFiltering: {
      filteringProperties: FILTERS,
      filteringFunction: (item, wanted) => item.kind === 'row' && matchesQuery(item.row, wanted),
      defaultQuery: shownQuery(query),
      noMatch: (
        <Box textAlign="center" padding="s">
          <SpaceBetween size="s">
            <div>No account matches.</div>
            <Button onClick={() => show({ tokens: [], operation: 'and' })}>Show all</Button>
          </SpaceBetween>
        </Box>
      ),
    },
    pagination: { pageSize: 50, defaultPage: page },
    sorting: {},
  })

  function show(wanted: PropertyFilterProps.Query): void {
    useRunView.setState({ query: keptQuery(wanted), page: 1 })
    actions.setPropertyFiltering(wanted)
  }

  const { sortingColumn, sortingDescending, onSortingChange, empty } = collectionProps
  return (
    <Table<TableItem<AccountRow>>
      items={withHeadings(items, allPageItems)}
      columnDefinitions={COLUMNS}
      trackBy="key"
      // Under headings the rows stand in the groups' order.
      sortingDisabled={groupBy !== 'none'}
      empty={empty}
      {...(sortingColumn && { sortingColumn })}
      {...(sortingDescending !== undefined && { sortingDescending })}
      {...(onSortingChange && { onSortingChange })}
      wrapLines
      enableKeyboardNavigation
      ariaLabels={{ tableLabel: 'Accounts' }}
      header={
        <Header variant="h2" counter={`(${accounts.length})`} actions={<CopyOutputs accounts={accounts} />}>
          Accounts
        </Header>
      }
      filter={
        <div className="accounts-filter">
          <PropertyFilter
            {...propertyFilterProps}
            filteringOptions={options}
            onChange={({ detail }) => show(detail)}
            filteringPlaceholder="Filter by state, problem, Region or text"
            filteringAriaLabel="Filter the accounts"
            countText={plural(
              groupBy === 'none' ? (filteredItemsCount ?? 0) : countOf(allPageItems),
              'account',
            )}
            expandToViewport
          />
          {rows.length > 1 && (
            <GroupBy
              options={GROUPINGS}
              value={groupBy}
              onChange={(by) => useRunView.setState({ groupBy: by, page: 1 })}
            />
          )}
        </div>
      }
      pagination={
        grouped.length > 50 && (
          <Pagination
            {...paginationProps}
            onChange={(event) => {
              useRunView.setState({ page: event.detail.currentPageIndex })
              paginationProps.onChange(event)
            }}
            ariaLabels={{
              nextPageLabel: 'Next page',
              previousPageLabel: 'Previous page',
              pageLabel: (number) => `Page ${number}`,
            }}
          />
        )
      }
    />
  )
}

const COLUMNS = groupedColumns(ACCOUNT_COLUMNS)

function idOf({ account }: AccountRow): string {
  return account.accountId
}

/** Accounts, of which one may stand in several groups. */
function countOf(items: readonly TableItem<AccountRow>[]): number {
  return new Set(items.flatMap((item) => (item.kind === 'row' ? [idOf(item.row)] : []))).size
}

function shownQuery({ tokens, operation }: RunView['query']): PropertyFilterProps.Query {
  return {
    operation,
    tokens: tokens.map(({ propertyKey, ...token }) => ({
      ...token,
      ...(propertyKey !== undefined && { propertyKey }),
    })),
  }
}

/** Without groups of tokens, which this filter does not offer. */
function keptQuery({ tokens, operation }: PropertyFilterProps.Query): RunView['query'] {
  return {
    operation,
    tokens: tokens.map(({ propertyKey, operator, value }) => ({
      operator,
      value: String(value),
      ...(propertyKey !== undefined && { propertyKey }),
    })),
  }
}

/** Copies what ActiveEye needs of every account that has a stack, as a table for a mail or a spreadsheet. */
function CopyOutputs({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const ready = accounts.filter(({ steps }) => steps.stack.state === 'done')
  return (
    <CopyToClipboard
      textToCopy={outputsTable(ready)}
      copyButtonText="Copy all AccountIDs and ExternalIDs"
      copySuccessText={`Copied: ${plural(ready.length, 'account')}`}
      copyErrorText="Could not be copied."
      disabled={ready.length === 0}
      disabledReason="No stack exists yet."
    />
  )
}
