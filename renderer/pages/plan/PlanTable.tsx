import './plan.css'
import { useCollection } from '@cloudscape-design/collection-hooks'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import Table from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useMemo } from 'react'
import type { AccountPlan } from '../../../app/run/plan.ts'
import { plural } from '../../../app/text/plural.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { planColumns } from './planColumns.tsx'
import { type PlanRow, planRows } from './planRows.ts'

/** What happens in each account and Region. */
export function PlanTable({ accounts }: { readonly accounts: readonly AccountPlan[] }) {
  const known = useChecklist((state) => state.accounts)
  const rows = useMemo(() => planRows(accounts), [accounts])
  const columns = useMemo(() => planColumns(known), [known])
  const { items, collectionProps, filterProps, paginationProps, filteredItemsCount } = useCollection(rows, {
    filtering: {
      filteringFunction: ({ title, accountId }, text) =>
        `${title} ${accountId}`.toLowerCase().includes(text.trim().toLowerCase()),
      noMatch: 'No account and no Region matches.',
    },
    pagination: { pageSize: 50 },
    expandableRows: {
      getId: ({ id }) => id,
      getParentId: ({ parentId }) => parentId,
      // With one account there is nothing to choose from.
      defaultExpandedItems: accounts.length === 1 ? rows.filter(({ parentId }) => parentId === null) : [],
    },
  })
  return (
    <Table<PlanRow>
      {...collectionProps}
      items={items}
      columnDefinitions={columns}
      trackBy="id"
      wrapLines
      enableKeyboardNavigation
      header={
        <Header variant="h2" counter={`(${accounts.length})`}>
          Accounts
        </Header>
      }
      filter={
        <TextFilter
          {...filterProps}
          filteringPlaceholder="Find an account or a Region"
          filteringAriaLabel="Find an account or a Region"
          filteringClearAriaLabel="Clear"
          countText={plural(filteredItemsCount ?? 0, 'row')}
        />
      }
      pagination={accounts.length > 50 && <Pagination {...paginationProps} ariaLabels={PAGES} />}
      ariaLabels={{
        tableLabel: 'What happens in each account and Region',
        expandButtonLabel: ({ title }) => `Show the Regions of ${title}`,
        collapseButtonLabel: ({ title }) => `Hide the Regions of ${title}`,
      }}
    />
  )
}

const PAGES = {
  nextPageLabel: 'Next page',
  previousPageLabel: 'Previous page',
  pageLabel: (page: number) => `Page ${page}`,
}
