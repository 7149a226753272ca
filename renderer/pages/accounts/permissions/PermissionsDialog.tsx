import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import Modal from '@cloudscape-design/components/modal'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useState } from 'react'
import type { Permission } from '../../../../app/permissions/permissions.ts'
import { statusTypeOf } from '../../../ui/StateIndicator.tsx'
import {
  actionsToAllow,
  countStates,
  PERMISSION_STATES,
  purposeName,
  regionWords,
  sortedByState,
  stateName,
  stateTone,
} from './permissionWords.ts'

interface PermissionsDialogProps {
  readonly name: string
  readonly accountId: string
  readonly permissions: readonly Permission[]
  readonly onClose: () => void
}

/** Every action that the onboarding needs in an account: whether it is allowed, in which Regions, and how that is known. */
export function PermissionsDialog({ name, accountId, permissions, onClose }: PermissionsDialogProps) {
  const counts = countStates(permissions)
  const present = PERMISSION_STATES.filter((state) => permissions.some((one) => one.state === state))
  const [shown, setShown] = useState('all')
  const { items, filterProps, collectionProps } = useCollection(
    sortedByState(permissions).filter(({ state }) => shown === 'all' || state === shown),
    { filtering: {}, sorting: {} },
  )
  const missing = actionsToAllow(permissions)
  return (
    <Modal
      visible
      size="max"
      position="top"
      header={`Permissions of ${name} (${accountId})`}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </Box>
      }
    >
      <Table
        {...collectionProps}
        variant="embedded"
        contentDensity="compact"
        wrapLines
        enableKeyboardNavigation
        items={items}
        trackBy={(one) => `${one.action} ${one.state} ${one.regions?.join() ?? ''}`}
        columnDefinitions={COLUMNS}
        ariaLabels={{ tableLabel: `Permissions of ${name}` }}
        header={
          <Header
            variant="h3"
            description={PERMISSION_STATES.filter((state) => counts[state] > 0)
              .map((state) => `${counts[state]} ${stateName(state).toLowerCase()}`)
              .join(', ')}
            actions={
              missing.length > 0 && (
                <CopyToClipboard
                  copyButtonText="Copy the missing actions"
                  textToCopy={missing.join('\n')}
                  copySuccessText="Copied"
                  copyErrorText="Could not be copied"
                />
              )
            }
          >
            Actions
          </Header>
        }
        filter={
          <SpaceBetween direction="horizontal" size="s">
            <TextFilter
              {...filterProps}
              filteringPlaceholder="Find an action or a Region"
              filteringAriaLabel="Find permissions"
            />
            <SegmentedControl
              label="Which are shown"
              selectedId={shown}
              options={[
                { id: 'all', text: 'All' },
                ...present.map((state) => ({ id: state, text: stateName(state) })),
              ]}
              onChange={({ detail }) => setShown(detail.selectedId)}
            />
          </SpaceBetween>
        }
        empty="Nothing matches."
      />
    </Modal>
  )
}

const COLUMNS: TableProps.ColumnDefinition<Permission>[] = [
  { id: 'action', header: 'Action', isRowHeader: true, sortingField: 'action', cell: ({ action }) => action },
  { id: 'purpose', header: 'For', sortingField: 'purpose', cell: ({ purpose }) => purposeName(purpose) },
  {
    id: 'state',
    header: 'State',
    minWidth: 150,
    cell: ({ state }) => (
      <StatusIndicator type={statusTypeOf(stateTone(state))}>{stateName(state)}</StatusIndicator>
    ),
  },
  { id: 'regions', header: 'Regions', minWidth: 130, cell: regionWords },
  { id: 'words', header: 'How that is known', minWidth: 300, cell: ({ words }) => words },
]
