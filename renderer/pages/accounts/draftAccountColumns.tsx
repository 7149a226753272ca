import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { TableProps } from '@cloudscape-design/components/table'
import { useSyncExternalStore } from 'react'
import type { DraftAccount } from '../../../app/onboarding/draft.ts'
import { isAccessChosen } from '../../../app/onboarding/onboarding.ts'
import { capitalized } from '../../../app/text/capitalized.ts'
import { plural } from '../../../app/text/plural.ts'
import { DeceivingNames } from '../../features/DeceivingNames.tsx'
import type { ConnectionState } from '../../state/connectionTestStore.ts'
import { editRow, useDraft } from '../../state/draftStore.ts'
import type { CheckedPermissions } from '../../state/permissionCheckStore.ts'
import { accessWords } from './accessWords.ts'
import { BreakableName } from './BreakableName.tsx'
import { ConnectionView } from './connection/ConnectionView.tsx'
import { type FieldFaults, isTestable } from './draftFaults.ts'
import { editButtonId } from './edit/useAccountPanel.tsx'
import { PermissionsCell } from './permissions/PermissionsCell.tsx'

/** An account in the list, with what is wrong with it. */
export interface DraftAccountRow {
  readonly account: DraftAccount
  readonly faults: FieldFaults | undefined
  /** Its form is open. */
  readonly isOpen: boolean
  /** Why it is left out by decision, and who decided. */
  readonly leftOut: string | undefined
  readonly connection: ConnectionState
  readonly permissions: CheckedPermissions
  readonly onOpenPermissions: () => void
}

export const accountColumns: TableProps.ColumnDefinition<DraftAccountRow>[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    minWidth: 148,
    sortingComparator: (one, other) => one.account.name.localeCompare(other.account.name),
    cell: ({ account, isOpen }) => (
      <>
        <Button
          id={editButtonId(account.key)}
          variant="inline-link"
          ariaLabel={`Edit ${account.name || account.accountId || 'the new account'}`}
          {...(isOpen && { iconName: 'angle-right' as const, iconAlign: 'right' as const })}
          onClick={() => editRow(account.key)}
        >
          {account.name || '(no name yet)'}
        </Button>
        <DeceivingNames names={[account.name, account.connector.displayName]} />
      </>
    ),
  },
  {
    id: 'accountId',
    header: 'Account ID',
    minWidth: 130,
    sortingComparator: (one, other) => one.account.accountId.localeCompare(other.account.accountId),
    cell: ({ account }) => account.accountId || '–',
  },
  {
    id: 'externalId',
    header: 'ExternalID',
    minWidth: 120,
    sortingComparator: (one, other) => one.account.externalId.localeCompare(other.account.externalId),
    cell: ({ account }) => account.externalId || '–',
  },
  {
    id: 'displayName',
    header: 'Display name',
    minWidth: 130,
    cell: ({ account }) => account.connector.displayName || '–',
  },
  { id: 'priority', header: 'Priority', cell: ({ account }) => capitalized(account.connector.priority) },
  {
    id: 'access',
    header: 'Access',
    minWidth: 145,
    cell: ({ account }) => (
      <Box color="text-body-secondary">
        <BreakableName name={accessWords(account.access)} />
      </Box>
    ),
  },
  {
    id: 'regions',
    header: 'Regions',
    minWidth: 115,
    cell: ({ account: { regions } }) =>
      regions === 'enabled' ? (
        'All enabled'
      ) : (
        <span title={regions.join(', ')}>{plural(regions.length, 'Region')}</span>
      ),
  },
  {
    id: 'connection',
    header: 'Connection',
    // A fixed width: with a width that fits the result, the other columns would move.
    width: 170,
    minWidth: 170,
    maxWidth: 170,
    cell: ({ account, connection, faults }) => (
      <ConnectionView
        connection={connection}
        name={account.name}
        {...(!isTestable(faults) && { untested: 'To correct first' })}
      />
    ),
  },
  {
    id: 'permissions',
    header: 'Permissions',
    width: 145,
    minWidth: 145,
    maxWidth: 145,
    cell: ({ account, permissions, onOpenPermissions }) => (
      <PermissionsCell checked={permissions} name={account.name} onOpen={onOpenPermissions} />
    ),
  },
  {
    id: 'state',
    header: 'State',
    minWidth: 122,
    sortingComparator: (one, other) => (other.faults?.size ?? 0) - (one.faults?.size ?? 0),
    cell: (row) => <RowState {...row} />,
  },
]

function RowState({ account, faults, leftOut }: DraftAccountRow) {
  if (faults === undefined && leftOut !== undefined) {
    return (
      <span title={leftOut}>
        <StatusIndicator type="stopped">Left out</StatusIndicator>
      </span>
    )
  }
  if (faults === undefined && !isAccessChosen(account))
    return <StatusIndicator type="pending">Access to choose</StatusIndicator>
  // Without an icon: whether the account can be reached is said by its connection.
  if (faults === undefined) return <Box color="text-body-secondary">Filled in</Box>
  if (account.accountId === '' && account.name === '') {
    return <StatusIndicator type="not-started">To fill in</StatusIndicator>
  }
  return (
    <span title={[...faults.values()].join('\n')}>
      <StatusIndicator type="error">{faults.size} to correct</StatusIndicator>
    </span>
  )
}

/** On a large screen. */
const ALL_COLUMNS = [
  'name',
  'accountId',
  'externalId',
  'displayName',
  'priority',
  'access',
  'regions',
  'connection',
  'permissions',
  'state',
] as const

/** On a laptop: the identity of the accounts and the results of the checks. */
const MOST_COLUMNS = ['name', 'accountId', 'access', 'connection', 'permissions', 'state'] as const

/** On a large screen beside the form of an account. */
const SOME_COLUMNS = [
  'name',
  'accountId',
  'externalId',
  'access',
  'connection',
  'permissions',
  'state',
] as const

/** On a laptop beside the form of an account, which shows the other fields. */
const FEW_COLUMNS = ['name', 'connection', 'state'] as const

const large = matchMedia('(min-width: 1600px)')

/**
 * The IDs of the columns that fit on the screen. What nothing is known of takes no column.
 * @param tested which of them have any result
 */
export function useColumns(tested: {
  readonly connection: boolean
  readonly permissions: boolean
}): readonly string[] {
  const isEditing = useDraft((state) => state.editing !== undefined)
  const isLarge = useSyncExternalStore(
    (changed) => {
      large.addEventListener('change', changed)
      return () => large.removeEventListener('change', changed)
    },
    () => large.matches,
  )
  const fitting = isEditing ? (isLarge ? SOME_COLUMNS : FEW_COLUMNS) : isLarge ? ALL_COLUMNS : MOST_COLUMNS
  return fitting.filter((id) => (id !== 'connection' && id !== 'permissions') || tested[id])
}
