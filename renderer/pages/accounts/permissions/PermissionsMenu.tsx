import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { useState } from 'react'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import { plural } from '../../../../app/text/plural.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { useOpened } from '../../../state/openedStore.ts'
import { permissionChecks } from '../../../state/permissionCheckStore.ts'
import { PolicyDialog } from './PolicyDialog.tsx'
import { checkable, runPermissionChecks } from './runPermissionChecks.ts'

interface PermissionsMenuProps {
  /** Those that are selected, or all. */
  readonly accounts: readonly DraftAccount[]
  /** Some are not in the file as they stand here. */
  readonly onLeftOut: (count: number) => void
}

/** Checks permissions, and shows the policy that has them. */
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
            description: `By looking and with dry runs in ${plural(accounts.length, 'account')}. Nothing is changed.`,
            disabled: running > 0 || accounts.length === 0,
          },
          {
            id: 'checkUndo',
            text: 'Check permissions, undo included',
            description: 'Also what undo needs.',
            disabled: running > 0 || accounts.length === 0,
          },
          {
            id: 'policy',
            text: 'Policy for the operator…',
            description: 'JSON with the least that is needed, to copy.',
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
