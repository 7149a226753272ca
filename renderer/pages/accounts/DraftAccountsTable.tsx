import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useState } from 'react'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { leftOutReasonWords } from '../../../app/checklist/leaveOut.ts'
import type { Draft } from '../../../app/onboarding/draft.ts'
import { plural } from '../../../app/text/plural.ts'
import { type AccountsView, useAccountsView } from '../../state/accountsViewStore.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { draftSubject } from '../../state/connectionSubject.ts'
import { connectionStateOf, connectionTests } from '../../state/connectionTestStore.ts'
import { useDraft } from '../../state/draftStore.ts'
import { permissionChecks, permissionsOf } from '../../state/permissionCheckStore.ts'
import { GroupBy } from '../../ui/GroupBy.tsx'
import { groupedColumns } from '../../ui/groupedColumns.tsx'
import {
  chosenRows,
  groupRows,
  type TableItem,
  withChosenHeadings,
  withHeadings,
} from '../../ui/groupedRows.ts'
import { accessWords } from './accessWords.ts'
import { AddAccountsMenu, type AddWay, NoAccounts } from './add/addWays.tsx'
import { ConnectionSummary, TestConnectionsButton } from './connection/ConnectionSummary.tsx'
import { accountColumns, type DraftAccountRow, useColumns } from './draftAccountColumns.tsx'
import type { DraftFaults } from './draftFaults.ts'
import { DRAFT_GROUPINGS, draftGroupsOf } from './draftGroups.ts'
import { ChangeManyButton } from './edit/ChangeManyButton.tsx'
import { LeaveOutButton } from './edit/LeaveOutButton.tsx'
import { PermissionsDialog } from './permissions/PermissionsDialog.tsx'
import { PermissionsMenu, PermissionsSummary } from './permissions/PermissionsSummary.tsx'
import { useRemoveAccounts } from './useRemoveAccounts.ts'

const PAGE_SIZE = 50

interface DraftAccountsTableProps {
  readonly draft: Draft
  readonly faults: DraftFaults
  /** An activity is running, so nothing can be changed. */
  readonly locked: boolean
  readonly onAdd: (way: AddWay) => void
}

/** The accounts of the draft, fifty on a page. Choosing a name opens the form of that account beside the list. */
export function DraftAccountsTable({ draft, faults, locked, onAdd }: DraftAccountsTableProps) {
  const editing = useDraft((state) => state.editing)
  const remove = useRemoveAccounts()
  const connections = connectionTests.use((state) => state.results)
  const permissions = permissionChecks.use((state) => state.results)
  const [permissionsShown, showPermissions] = useState<string>()
  const [leftOut, setLeftOut] = useState(0)
  const known = useChecklist((state) => state.accounts)
  const view = useAccountsView.getState()
  const groupBy = useAccountsView((state) => state.groupBy)
  const rows = draft.accounts.map(
    (account): DraftAccountRow => ({
      account,
      faults: faults.accounts.get(account.key),
      isOpen: account.key === editing,
      leftOut: leftOutOf(known.get(account.accountId)),
      connection: connectionStateOf(connections, draftSubject(account)),
      permissions: permissionsOf(permissions, account),
      onOpenPermissions: () => showPermissions(account.key),
    }),
  )
  // Once anything was tested, the columns stay while accounts are edited.
  const visibleColumns = useColumns({ connection: connections.size > 0, permissions: permissions.size > 0 })
  const grouped = groupRows(rows, keyOf, draftGroupsOf(groupBy, draft))
  const { items, allPageItems, collectionProps, filterProps, paginationProps, actions } = useCollection(
    grouped,
    {
      filtering: {
        defaultFilteringText: view.text,
        filteringFunction: (item, text) => item.kind === 'row' && matches(item.row, text),
        noMatch: (
          <Box textAlign="center" padding="l">
            <SpaceBetween size="s">
              <b>No account matches</b>
              <Button onClick={showAll}>Clear the filter</Button>
            </SpaceBetween>
          </Box>
        ),
      },
      pagination: { pageSize: PAGE_SIZE, defaultPage: view.page },
      sorting: { ...defaultSorting(view) },
      selection: { keepSelection: true, trackBy: 'key' },
    },
  )
  const shown = withHeadings(items, allPageItems)

  function showAll(): void {
    useAccountsView.setState({ text: '', page: 1 })
    actions.setFiltering('')
  }

  const selected = collectionProps.selectedItems ?? []
  const selectedKeys = new Set(selected.flatMap((item) => (item.kind === 'row' ? [keyOf(item.row)] : [])))
  // The current accounts: the table keeps rows as they were when they were selected.
  const chosen = draft.accounts.filter(({ key }) => selectedKeys.has(key))
  const meant = chosen.length > 0 ? chosen : draft.accounts
  const open = rows.find(({ account }) => account.key === permissionsShown)

  if (rows.length === 0) return <NoAccounts locked={locked} onAdd={onAdd} />
  return (
    <>
      <Table
        {...collectionProps}
        items={shown}
        trackBy="key"
        columnDefinitions={COLUMNS}
        // A heading is chosen with all of its group, on other pages too.
        selectedItems={withChosenHeadings(selected, allPageItems, shown)}
        onSelectionChange={({ detail }) =>
          actions.setSelectedItems(chosenRows(detail.selectedItems, selected, allPageItems, shown))
        }
        sortingDisabled={groupBy !== 'none'}
        onSortingChange={(event) => {
          const { sortingColumn, isDescending = false } = event.detail
          const sortedBy = COLUMNS.find(
            ({ sortingComparator }) => sortingComparator === sortingColumn.sortingComparator,
          )?.id
          useAccountsView.setState({ sortedBy, isDescending })
          collectionProps.onSortingChange?.(event)
        }}
        visibleColumns={visibleColumns}
        selectionType="multi"
        enableKeyboardNavigation
        wrapLines
        stickyHeader
        // In a narrow window the table scrolls sideways, below the column that says what is to be corrected.
        stickyColumns={{ last: 1 }}
        ariaLabels={{
          tableLabel: 'Accounts',
          selectionGroupLabel: 'Choose accounts',
          allItemsSelectionLabel: () => 'Choose all accounts on this page',
          itemSelectionLabel: (_, item) => `Choose ${item.kind === 'row' ? nameOf(item.row) : item.group}`,
        }}
        header={
          <Header
            variant="h2"
            counter={chosen.length > 0 ? `(${chosen.length}/${rows.length})` : `(${rows.length})`}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <TestConnectionsButton accounts={meant} faults={faults} />
                <PermissionsMenu accounts={meant} onLeftOut={setLeftOut} />
                <ChangeManyButton accounts={chosen} locked={locked} />
                <LeaveOutButton accounts={chosen} locked={locked} />
                <Button
                  disabled={locked || selected.length === 0}
                  onClick={() => {
                    remove([...selectedKeys])
                    actions.setSelectedItems([])
                  }}
                >
                  Remove
                </Button>
                <AddAccountsMenu locked={locked} onAdd={onAdd} />
              </SpaceBetween>
            }
          >
            Accounts
          </Header>
        }
        filter={
          <div className="under-each-other">
            <div className="accounts-filter">
              <TextFilter
                {...filterProps}
                onChange={(event) => {
                  useAccountsView.setState({ text: event.detail.filteringText, page: 1 })
                  filterProps.onChange(event)
                }}
                filteringPlaceholder="Find by name, ID, ExternalID or access"
                filteringAriaLabel="Find accounts"
                countText={`${plural(matchCount(allPageItems), 'match').replace(/hs$/, 'hes')}`}
              />
              {rows.length > 1 && (
                <GroupBy
                  options={DRAFT_GROUPINGS}
                  value={groupBy}
                  onChange={(by) => useAccountsView.setState({ groupBy: by, page: 1 })}
                />
              )}
            </div>
            <ConnectionSummary accounts={draft.accounts} />
            <PermissionsSummary accounts={draft.accounts} leftOut={leftOut} />
          </div>
        }
        {...(grouped.length > PAGE_SIZE && {
          pagination: (
            <Pagination
              {...paginationProps}
              onChange={(event) => {
                useAccountsView.setState({ page: event.detail.currentPageIndex })
                paginationProps.onChange(event)
              }}
            />
          ),
        })}
      />
      {open?.permissions?.state === 'looked' && (
        <PermissionsDialog
          name={nameOf(open)}
          accountId={open.permissions.accountId}
          permissions={open.permissions.permissions}
          onClose={() => showPermissions(undefined)}
        />
      )}
    </>
  )
}

const COLUMNS = groupedColumns(accountColumns)

/** The column that the table was sorted by before a reload. */
function defaultSorting({ sortedBy, isDescending }: AccountsView) {
  const sortingColumn = COLUMNS.find(({ id, sortingComparator }) => id === sortedBy && sortingComparator)
  return sortingColumn === undefined ? {} : { defaultState: { sortingColumn, isDescending } }
}

/** Accounts, of which one may stand in several groups. */
function matchCount(items: readonly TableItem<DraftAccountRow>[]): number {
  return new Set(items.flatMap((item) => (item.kind === 'row' ? [keyOf(item.row)] : []))).size
}

function leftOutOf(account: AccountStatus | undefined): string | undefined {
  return account?.leftOut && leftOutReasonWords(account.leftOut)
}

function keyOf({ account }: DraftAccountRow): string {
  return account.key
}

function nameOf({ account }: DraftAccountRow): string {
  return account.name || account.accountId || 'the account without a name'
}

function matches({ account }: DraftAccountRow, text: string): boolean {
  const { accountId, name, externalId, connector, access } = account
  const wanted = text.toLowerCase()
  // People also write account IDs with dashes.
  const digits = wanted.replaceAll(/[-\s]/g, '')
  return (
    [accountId, name, externalId, connector.displayName, accessWords(access)].some((field) =>
      field.toLowerCase().includes(wanted),
    ) ||
    (/^\d+$/.test(digits) && accountId.replaceAll(/\D/g, '').includes(digits))
  )
}
