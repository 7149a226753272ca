import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import {
  arePermissionsFine,
  permissionResultsHeadline,
} from '../../../../app/permissions/permissionSummary.ts'
import { plural } from '../../../../app/text/plural.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { RefusalAlert } from '../../../features/RefusalAlert.tsx'
import { useOpened } from '../../../state/openedStore.ts'
import { permissionChecks, permissionsOf } from '../../../state/permissionCheckStore.ts'
import { PolicyDialog } from './PolicyDialog.tsx'
import { checkable, runPermissionChecks } from './runPermissionChecks.ts'

interface PermissionsSummaryProps {
  readonly accounts: readonly DraftAccount[]
  /** The number of accounts that were not checked, since the file does not have them as typed. */
  readonly leftOut: number
}

/** The results of the permission checks. Empty before the first check. */
export function PermissionsSummary({ accounts, leftOut }: PermissionsSummaryProps) {
  const { results, refusal } = permissionChecks.use()
  const known = accounts.map((account) => permissionsOf(results, account))
  const checking = known.filter((one) => one?.state === 'checking').length
  const done = known.flatMap((one) => (one === undefined || one.state === 'checking' ? [] : [one]))
  return (
    <>
      {checking > 0 && (
        <StatusIndicator type="loading">
          Checking the permissions in {plural(checking, 'account')}
        </StatusIndicator>
      )}
      {checking === 0 && done.length > 0 && (
        <StatusIndicator type={done.every(arePermissionsFine) ? 'info' : 'warning'}>
          Permissions: {permissionResultsHeadline(done)}
        </StatusIndicator>
      )}
      {leftOut > 0 && (
        <StatusIndicator type="info">
          {plural(leftOut, 'account')} left out: the check uses the accounts of the saved file, and the file
          does not have {leftOut === 1 ? 'this one' : 'these'} as typed here.
        </StatusIndicator>
      )}
      {refusal && <RefusalAlert refusal={refusal} />}
    </>
  )
}

interface PermissionsMenuProps {
  /** Those that are selected, or all. */
  readonly accounts: readonly DraftAccount[]
  /** Called with the number of accounts that the file does not have as typed. */
  readonly onLeftOut: (count: number) => void
}

/** Checks permissions, and shows the policy with the needed ones. */
export function PermissionsMenu({ accounts, onLeftOut }: PermissionsMenuProps) {
  const client = useClient()
  const inFile = useOpened((state) => state.opened?.onboarding.accounts)
  const running = permissionChecks.use((state) => state.running)
  const [policyShown, setPolicyShown] = useState(false)

  function check(undo: boolean): void {
    const saved = checkable(accounts, inFile ?? [])
    onLeftOut(accounts.length - saved.length)
    void runPermissionChecks(client, saved, undo)
  }

  return (
    <>
      <ButtonDropdown
        items={[
          {
            id: 'check',
            text: 'Check permissions',
            description: `With read calls and dry runs in ${plural(accounts.length, 'account')}. AWS changes nothing.`,
            disabled: running > 0 || accounts.length === 0,
          },
          {
            id: 'checkUndo',
            text: 'Check permissions, undo included',
            description: 'Also the permissions for undo.',
            disabled: running > 0 || accounts.length === 0,
          },
          {
            id: 'policy',
            text: 'Policy for the operator…',
            description: 'The minimum permissions, as JSON to copy.',
          },
        ]}
        onItemClick={({ detail }) => {
          if (detail.id === 'policy') setPolicyShown(true)
          else check(detail.id === 'checkUndo')
        }}
      >
        Permissions
      </ButtonDropdown>
      {policyShown && <PolicyDialog onClose={() => setPolicyShown(false)} />}
    </>
  )
}
