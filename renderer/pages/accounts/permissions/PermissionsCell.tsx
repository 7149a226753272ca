import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Popover from '@cloudscape-design/components/popover'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { problemTitle } from '../../../../app/problems/problem.ts'
import type { CheckedPermissions } from '../../../state/permissionCheckStore.ts'
import { statusTypeOf } from '../../../ui/StateIndicator.tsx'
import { ProblemWordsView } from '../ProblemWordsView.tsx'
import { permissionsSummary } from './permissionWords.ts'

interface PermissionsCellProps {
  readonly checked: CheckedPermissions
  readonly name: string
  readonly onOpen: () => void
}

/** What the credentials of an account may do, in a few words that open the list. */
export function PermissionsCell({ checked, name, onOpen }: PermissionsCellProps) {
  switch (checked?.state) {
    case undefined:
      return <Box color="text-body-secondary">Not checked yet</Box>
    case 'checking':
      return <StatusIndicator type="loading">Checking</StatusIndicator>
    case 'failed':
      return (
        <Popover
          header={problemTitle(checked.problem.kind)}
          size="large"
          dismissAriaLabel="Close"
          renderWithPortal
          content={<ProblemWordsView problem={checked.problem} />}
        >
          <StatusIndicator type="error">Could not be checked</StatusIndicator>
        </Popover>
      )
    case 'looked': {
      const { tone, words, more } = permissionsSummary(checked)
      return (
        <>
          <StatusIndicator type={statusTypeOf(tone)}>
            <Button
              variant="inline-link"
              ariaLabel={`Permissions of ${name}: ${[words, more].filter((part) => part !== undefined).join(', ')}`}
              onClick={onOpen}
            >
              {words}
            </Button>
          </StatusIndicator>
          {more !== undefined && (
            <Box color="text-body-secondary" fontSize="body-s">
              {more}
            </Box>
          )}
        </>
      )
    }
  }
}
