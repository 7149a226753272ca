import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import PropertyFilter from '@cloudscape-design/components/property-filter'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { useMemo } from 'react'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { plural } from '../../../../app/text/plural.ts'
import { useRunView } from '../../../state/runViewStore.ts'
import { outputsTable } from '../outputsText.ts'
import { ACCOUNT_COLUMNS } from './accountColumns.tsx'
import { type AccountRow, accountRow, FILTERS, filterOptions, matchesQuery } from './accountRows.ts'

/** The accounts in the file's order; the filter and the page number are kept in runViewStore. */
export function AccountsTable({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const rows = useMemo(() => accounts.map(accountRow), [accounts])
  const options = useMemo(() => filterOptions(rows), [rows])
  const { query, page } = useRunView.getState()
  const { items, actions, collectionProps, propertyFilterProps, paginationProps, filteredItemsCount } =
    useCollection(rows, {
      propertyFiltering: {
        filteringProperties: FILTERS,
        filteringFunction: matchesQuery,
        defaultQuery: query,
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
      selection: { trackBy: ({ account }) => account.accountId },
    })

  function show(wanted: typeof query): void {
    useRunView.setState({ query: wanted, page: 1 })
    actions.setPropertyFiltering(wanted)
  }

  const { sortingColumn, sortingDescending, onSortingChange, empty } = collectionProps
  return (
    <Table<AccountRow>
      items={items}
      columnDefinitions={ACCOUNT_COLUMNS}
      trackBy={({ account }) => account.accountId}
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
        <PropertyFilter
          {...propertyFilterProps}
          filteringOptions={options}
          onChange={({ detail }) => show(detail)}
          filteringPlaceholder="Filter by state, problem, Region or text"
          filteringAriaLabel="Filter the accounts"
          countText={plural(filteredItemsCount ?? 0, 'account')}
          expandToViewport
        />
      }
      pagination={
        rows.length > 50 && (
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
