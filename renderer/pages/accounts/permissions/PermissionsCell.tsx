import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { summarisePermissions } from '../../../../app/permissions/permissionSummary.ts'
import type { CheckedPermissions } from '../../../state/permissionCheckStore.ts'
import { statusTypeOf } from '../../../ui/StateIndicator.tsx'
import { ProblemPopover } from '../ProblemPopover.tsx'

interface PermissionsCellProps {
  readonly checked: CheckedPermissions
  readonly name: string
  readonly onOpen: () => void
}

/** The permissions of an account in a few words, with a link to the list. */
export function PermissionsCell({ checked, name, onOpen }: PermissionsCellProps) {
  switch (checked?.state) {
    case undefined:
      return <Box color="text-body-secondary">Not checked yet</Box>
    case 'checking':
      return <StatusIndicator type="loading">Checking</StatusIndicator>
    case 'failed':
      return (
        <ProblemPopover problem={checked.problem}>
          <StatusIndicator type="error">Could not be checked</StatusIndicator>
        </ProblemPopover>
      )
    case 'looked': {
      const { tone, headline } = summarisePermissions(checked.permissions)
      return (
        <StatusIndicator type={statusTypeOf(tone)}>
          <Button
            variant="inline-link"
            wrapText
            ariaLabel={`Permissions of ${name}: ${headline}`}
            onClick={onOpen}
          >
            {headline}
          </Button>
        </StatusIndicator>
      )
    }
  }
}
