import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useEffect, useState } from 'react'
import { addable, type NewAccountRow, newAccountsWords } from '../../../../app/access/newInOrganization.ts'
import { plural } from '../../../../app/text/plural.ts'
import { RefusalAlert } from '../../../features/RefusalAlert.tsx'
import { announce } from '../../../state/announcementStore.ts'
import { LocalTime } from '../../../ui/LocalTime.tsx'
import { useFocusAfterDialog } from '../../../ui/useFocusAfterDialog.ts'
import { LeaveOutDialog } from '../edit/LeaveOutDialog.tsx'
import { useOrganizationLook } from './useOrganizationLook.ts'

const PAGE_SIZE = 20

interface NewAccountsSectionProps {
  /** Why the file can't be changed now. */
  readonly blocked: string | undefined
}

/** Accounts of the organization that are not in the file: since when, and adding them or leaving them out. */
export function NewAccountsSection({ blocked }: NewAccountsSectionProps) {
  const { look, busy, refusal, lookNow, add } = useOrganizationLook()
  const accounts = look?.accounts ?? []
  const isNew = addable(accounts).length > 0
  const [isOpen, setOpen] = useState(false)
  // What is new is seen without a click, whenever it is found.
  useEffect(() => setOpen(isNew), [isNew])
  // The button that adds the last one goes with its table.
  useFocusAfterDialog(isNew)
  return (
    <ExpandableSection
      variant="container"
      headerText="New in the organization"
      headerDescription={
        look === undefined
          ? 'Nobody has looked yet whether the organization has accounts that are not in the file.'
          : newAccountsWords(accounts)
      }
      headerActions={
        <Button
          loading={busy === 'look'}
          loadingText="Listing the organization"
          onClick={() => void lookNow()}
        >
          {look === undefined ? 'Look for new accounts' : 'Look again'}
        </Button>
      }
      expanded={isOpen}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      <SpaceBetween size="s">
        {refusal && <RefusalAlert refusal={refusal} />}
        {look !== undefined && (
          <Box color="text-body-secondary">
            Listed <LocalTime iso={look.at} />
          </Box>
        )}
        {accounts.length > 0 && (
          <NewAccountsTable accounts={accounts} blocked={blocked} isBusy={busy === 'change'} add={add} />
        )}
      </SpaceBetween>
    </ExpandableSection>
  )
}

interface NewAccountsTableProps {
  readonly accounts: readonly NewAccountRow[]
  readonly blocked: string | undefined
  readonly isBusy: boolean
  readonly add: (accountIds: readonly string[], leftOutBecause?: string) => Promise<boolean>
}

function NewAccountsTable({ accounts, blocked, isBusy, add }: NewAccountsTableProps) {
  const [leaving, setLeaving] = useState(false)
  const { items, collectionProps, paginationProps, actions } = useCollection(accounts, {
    pagination: { pageSize: PAGE_SIZE },
    sorting: {},
    selection: { keepSelection: true, trackBy: 'accountId' },
  })
  const usable = addable(accounts)
  const selected = collectionProps.selectedItems ?? []
  const chosen = selected.length > 0 ? selected : usable
  const count = plural(chosen.length, 'account')
  const disabled = blocked !== undefined || chosen.length === 0
  const reason = blocked === undefined ? {} : { disabledReason: blocked }

  async function send(because?: string): Promise<void> {
    const accountIds = chosen.map(({ accountId }) => accountId)
    if (!(await add(accountIds, because))) return
    actions.setSelectedItems([])
    announce(`${count} ${because === undefined ? 'added' : 'left out'}`)
  }

  return (
    <>
      <Table<NewAccountRow>
        {...collectionProps}
        items={items}
        columnDefinitions={COLUMNS}
        trackBy="accountId"
        variant="embedded"
        wrapLines
        enableKeyboardNavigation
        selectionType="multi"
        isItemDisabled={({ unusable }) => unusable !== undefined}
        ariaLabels={{
          tableLabel: 'Accounts of the organization that are not in the file',
          selectionGroupLabel: 'Choose accounts',
          allItemsSelectionLabel: () => 'Choose all accounts on this page',
          itemSelectionLabel: (_, { name, accountId }) => `Choose ${name || accountId}`,
        }}
        header={
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant="primary"
              loading={isBusy}
              disabled={disabled}
              {...reason}
              onClick={() => void send()}
            >
              Add {count}
            </Button>
            <Button disabled={disabled || isBusy} {...reason} onClick={() => setLeaving(true)}>
              Leave {count} out…
            </Button>
          </SpaceBetween>
        }
        pagination={accounts.length > PAGE_SIZE && <Pagination {...paginationProps} />}
      />
      {leaving && (
        <LeaveOutDialog
          names={chosen.map(({ name, accountId }) => name || accountId)}
          onClose={() => setLeaving(false)}
          onLeaveOut={(because) => {
            setLeaving(false)
            void send(because)
          }}
        />
      )}
    </>
  )
}

const COLUMNS: readonly TableProps.ColumnDefinition<NewAccountRow>[] = [
  {
    id: 'name',
    header: 'Account',
    isRowHeader: true,
    sortingField: 'name',
    cell: ({ name, accountId }) => (
      <>
        <div>{name || '(no name)'}</div>
        <Box color="text-body-secondary">{accountId}</Box>
      </>
    ),
  },
  {
    id: 'joined',
    header: 'Joined',
    sortingField: 'joinedAt',
    cell: ({ joinedAt }) => (joinedAt === undefined ? '–' : <LocalTime iso={joinedAt} />),
  },
  {
    id: 'firstSeen',
    header: 'First seen here',
    sortingField: 'firstSeen',
    cell: ({ firstSeen }) => <LocalTime iso={firstSeen} />,
  },
  {
    id: 'suggested',
    header: 'Would be called',
    cell: ({ suggested, unusable }) =>
      suggested === undefined ? (
        <Box color="text-body-secondary">{unusable}</Box>
      ) : (
        <>
          <div>{suggested.displayName}</div>
          <Box color="text-body-secondary">{suggested.externalId}</Box>
        </>
      ),
  },
]
