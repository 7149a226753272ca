import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { ConnectionTestResult } from '../../../../../app/access/connectionTest.ts'
import type { Access } from '../../../../../app/onboarding/access.ts'
import { useClient } from '../../../../client/ClientContext.tsx'
import { RefusalAlert } from '../../../../features/RefusalAlert.tsx'
import { useOpened } from '../../../../state/openedStore.ts'
import { createResultStore } from '../../../../state/resultStore.ts'
import { Loading } from '../../../../ui/Loading.tsx'
import { roleFrom } from '../../accessWords.ts'
import { runConnectionTests } from '../../connection/runConnectionTests.ts'
import { AccessFields } from '../../edit/AccessFields.tsx'
import { type AddDialogProps, AddModal } from '../AddModal.tsx'
import { accessFaults } from '../accessFaultTexts.ts'
import { useAddAccounts } from '../useAddAccounts.ts'
import { useTestsEndWith } from '../useTestsEndWith.ts'
import { OrganizationTable } from './OrganizationTable.tsx'
import { memberSubject, type OrganizationRow, organizationRows, untestedWords } from './organizationRows.ts'
import { RoleNamesField } from './RoleNamesField.tsx'
import { useOrganization } from './useOrganization.ts'

/** The accounts of the organization; the one that is asked keeps its own access, the others get the role. */
export function OrganizationDialog({ draft, onClose }: AddDialogProps) {
  const client = useClient()
  const addAll = useAddAccounts()
  const practice = useOpened((state) => state.opened?.practice)
  const { listing, found, refusal, list, forget } = useOrganization()
  const [tests] = useState(() => createResultStore<ConnectionTestResult>())
  useTestsEndWith(tests)
  const { results, running, refusal: testRefusal } = tests.use()
  const [through, setThrough] = useState<Access>({ kind: 'environment' })
  const [role, setRole] = useState('OrganizationAccountAccessRole')
  const [own, setOwn] = useState<ReadonlyMap<string, string>>(new Map())
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())

  const faults = accessFaults({ kind: 'role', ...roleFrom(role), through })
  const roleFault = [...faults].find(([field]) => field.startsWith('access.role'))?.[1]
  const rows =
    found === undefined
      ? []
      : organizationRows(found.accounts, { through: found.through, role, own }, results, draft.accounts)
  const picked = rows.filter(({ key, why }) => why === undefined && chosen.has(key))

  return (
    <AddModal
      title="Accounts from the organization"
      count={picked.length}
      note={untestedWords(picked)}
      onClose={onClose}
      onAdd={() => {
        addAll(picked.map(({ key, name, access }) => ({ accountId: key, name, access })))
        onClose()
      }}
    >
      <ColumnLayout columns={2}>
        <AccessFields
          label="Credentials of the management account"
          path="access.through"
          access={through}
          faults={faults}
          locked={false}
          ofAnotherAccount
          onChange={(access) => {
            setThrough(access)
            // What was listed is reached through the other one.
            forget()
            setChosen(new Set())
          }}
        />
        <RoleNamesField role={role} errorText={roleFault} onChange={setRole} />
      </ColumnLayout>
      <Button
        variant={found === undefined ? 'primary' : 'normal'}
        loading={listing}
        loadingText="Asking AWS Organizations"
        disabled={faults.size > 0}
        disabledReason="Correct the fields above first."
        onClick={() => void list(role, through)}
      >
        {found === undefined ? 'List the accounts' : 'List again'}
      </Button>
      {listing && <Loading what="Asking AWS Organizations" />}
      {refusal && <RefusalAlert refusal={refusal} />}
      {found !== undefined && (
        <SpaceBetween size="m">
          {found.withoutUnits !== undefined && (
            <Alert type="warning" header="Without organizational units">
              {found.withoutUnits}
            </Alert>
          )}
          <OrganizationTable
            rows={rows}
            chosen={chosen}
            running={running > 0}
            refusal={testRefusal}
            onChoose={setChosen}
            onRole={(accountId, typed) => setOwn((known) => withRoleOf(known, accountId, typed))}
            onTest={(some: readonly OrganizationRow[]) =>
              void runConnectionTests(tests, client, some.map(memberSubject), practice)
            }
          />
        </SpaceBetween>
      )}
    </AddModal>
  )
}

/** Empty: as for all. */
function withRoleOf(
  known: ReadonlyMap<string, string>,
  accountId: string,
  typed: string,
): ReadonlyMap<string, string> {
  const next = new Map(known)
  if (typed.trim() === '') next.delete(accountId)
  else next.set(accountId, typed.trim())
  return next
}
