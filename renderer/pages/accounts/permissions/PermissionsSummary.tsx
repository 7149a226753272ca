import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import type { AccountPermissions } from '../../../../app/permissions/permissions.ts'
import { plural } from '../../../../app/text/plural.ts'
import { RefusalAlert } from '../../../features/RefusalAlert.tsx'
import { permissionChecks, permissionsOf } from '../../../state/permissionCheckStore.ts'
import { permissionsResultWords, permissionsSummary } from './permissionWords.ts'

interface PermissionsSummaryProps {
  readonly accounts: readonly DraftAccount[]
  /** So many were not checked, since the file has them otherwise or not at all. */
  readonly leftOut: number
}

/** How the check of the permissions went; nothing before the first. */
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
        <StatusIndicator type={done.every(isGood) ? 'success' : 'warning'}>
          Permissions: {permissionsResultWords(done)}
        </StatusIndicator>
      )}
      {leftOut > 0 && (
        <StatusIndicator type="info">
          {plural(leftOut, 'account')} left out: permissions are checked as the saved file has an account, and
          it does not have {leftOut === 1 ? 'this one' : 'these'} as typed here.
        </StatusIndicator>
      )}
      {refusal && <RefusalAlert refusal={refusal} />}
    </>
  )
}

function isGood(checked: AccountPermissions): boolean {
  return checked.state === 'looked' && permissionsSummary(checked).tone === 'good'
}
