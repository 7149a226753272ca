import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import Modal from '@cloudscape-design/components/modal'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useState } from 'react'
import { summarisePermissions } from '../../../../app/permissions/permissionSummary.ts'
import type { Permission } from '../../../../app/permissions/permissions.ts'
import { PermissionGroupSection } from './PermissionGroupSection.tsx'
import { actionsToAllow } from './permissionWords.ts'

interface PermissionsDialogProps {
  readonly name: string
  readonly accountId: string
  readonly permissions: readonly Permission[]
  readonly onClose: () => void
}

/** Every action that the onboarding needs in an account, grouped by its state and by how that is known. */
export function PermissionsDialog({ name, accountId, permissions, onClose }: PermissionsDialogProps) {
  const { headline, groups } = summarisePermissions(permissions)
  const [shown, setShown] = useState('all')
  const [wanted, setWanted] = useState('')
  const found = summarisePermissions(permissions.filter((one) => matches(one, wanted))).groups.filter(
    ({ state }) => shown === 'all' || state === shown,
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
      <SpaceBetween size="l">
        <Header
          variant="h3"
          description={headline}
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
        <SpaceBetween direction="horizontal" size="s">
          <TextFilter
            filteringText={wanted}
            onChange={({ detail }) => setWanted(detail.filteringText)}
            filteringPlaceholder="Find an action or a Region"
            filteringAriaLabel="Find permissions"
          />
          <SegmentedControl
            label="Which are shown"
            selectedId={shown}
            options={[
              { id: 'all', text: 'All' },
              ...groups.map(({ state, title }) => ({ id: state, text: shortTitle(title) })),
            ]}
            onChange={({ detail }) => setShown(detail.selectedId)}
          />
        </SpaceBetween>
        {found.length === 0 && <Box color="text-body-secondary">Nothing matches.</Box>}
        {found.map((group) => (
          <PermissionGroupSection key={group.state} group={group} />
        ))}
      </SpaceBetween>
    </Modal>
  )
}

/** The title without its explanation. */
function shortTitle(title: string): string {
  return title.split(':')[0] ?? title
}

function matches({ action, regions }: Permission, wanted: string): boolean {
  return [action, ...(regions ?? [])].some((word) => word.toLowerCase().includes(wanted.trim().toLowerCase()))
}
