import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { IdentityCenterPortal } from '../../../../../app/input/identityCenterPortal.ts'
import { RefusalAlert } from '../../../../features/RefusalAlert.tsx'
import { IdentityCenterSignIn } from '../../../../features/signIn/IdentityCenterSignIn.tsx'
import { useAssignedAccounts } from '../../../../state/assignedAccountsStore.ts'
import { choiceIn, choose, forgetChoice, useAssignedChoice } from '../../../../state/assignedChoiceStore.ts'
import { useAwsConfiguration } from '../../../../state/awsConfigurationStore.ts'
import { useOpened } from '../../../../state/openedStore.ts'
import { keepTypedPortal, useTypedPortal } from '../../../../state/typedPortalStore.ts'
import { Loading } from '../../../../ui/Loading.tsx'
import { accessFaults } from '../../draftFaults.ts'
import { PortalFields } from '../../edit/PortalFields.tsx'
import { type AddDialogProps, AddModal } from '../AddModal.tsx'
import { useAddAccounts } from '../useAddAccounts.ts'
import { AssignedTable } from './AssignedTable.tsx'
import { assignedRows, likelyRole } from './assignedRows.ts'

/** Accounts that a person is assigned to in IAM Identity Center, with a role each. */
export function IdentityCenterDialog({ draft, onClose }: AddDialogProps) {
  const addAll = useAddAccounts()
  const practice = useOpened((state) => state.opened?.practice)
  const [first] = useAwsConfiguration((state) => state.configuration)?.identityCenters ?? []
  const last = lastPortal(draft.accounts)
  const typed = useTypedPortal((state) => state.portal) ?? last
  const onboarding = useOpened((state) => state.opened?.onboarding.id)

  const { startUrl, region } = typed ?? first ?? { startUrl: '', region: 'us-east-1' }
  const list = JSON.stringify([onboarding, startUrl, region, practice])
  const { roleForAll, roles, accounts: chosen } = useAssignedChoice((kept) => choiceIn(kept, list))
  const faults = accessFaults({ kind: 'identityCenter', startUrl, region, roleName: 'any' })
  const { listed, renew } = useAssignedAccounts({ startUrl, region, practice })
  const assigned = listed?.state === 'listed' ? listed.accounts : []
  const forAll = roleForAll ?? likelyRole(assigned, draft.accounts)
  const rows = assignedRows(assigned, draft.accounts, forAll, roles)
  const picked = rows.filter(({ key, why }) => why === undefined && chosen.has(key))

  return (
    <AddModal
      title="Accounts from IAM Identity Center"
      count={picked.length}
      onClose={onClose}
      onAdd={() => {
        addAll(
          picked.map(({ key, name, roleName = '' }) => ({
            accountId: key,
            name,
            access: { kind: 'identityCenter', startUrl, region, roleName },
          })),
        )
        forgetChoice()
        onClose()
      }}
    >
      <PortalFields
        wide
        startUrl={startUrl}
        region={region}
        path="access"
        faults={faults}
        locked={false}
        onChange={keepTypedPortal}
      />
      {faults.size === 0 && listed?.state !== 'listed' && listed?.state !== 'listing' && (
        <IdentityCenterSignIn
          key={startUrl}
          startUrl={startUrl}
          region={region}
          practice={practice}
          onSignedIn={renew}
        />
      )}
      {listed?.state === 'listing' && <Loading what="Asking IAM Identity Center for your accounts" />}
      {listed?.state === 'refused' && (
        <SpaceBetween size="s">
          <RefusalAlert refusal={listed.refusal} />
          <Button onClick={renew}>Try again</Button>
        </SpaceBetween>
      )}
      {listed?.state === 'listed' && (
        <AssignedTable
          rows={rows}
          assigned={assigned}
          forAll={forAll}
          chosen={chosen}
          onChoose={(accounts) => choose(list, { accounts })}
          onRoleForAll={(roleName) => choose(list, { roleForAll: roleName, roles: new Map() })}
          onRole={(accountId, roleName) => choose(list, { roles: new Map(roles).set(accountId, roleName) })}
          onRenew={renew}
        />
      )}
    </AddModal>
  )
}

/** The access portal of the last account that has one. */
function lastPortal(accounts: AddDialogProps['draft']['accounts']): IdentityCenterPortal | undefined {
  const access = accounts
    .map((account) => account.access)
    .findLast((one) => one.kind === 'identityCenter' && one.startUrl !== '')
  return access?.kind === 'identityCenter' ? { startUrl: access.startUrl, region: access.region } : undefined
}
