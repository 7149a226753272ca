import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { FoundOrganization } from '../../../../../app/access/foundAccounts.ts'
import type { Access } from '../../../../../app/onboarding/access.ts'
import { namesTags } from '../../../../../app/onboarding/waves.ts'
import { useClient } from '../../../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../../../client/callRefusal.ts'
import { RefusalAlert } from '../../../../features/RefusalAlert.tsx'
import { useOpened } from '../../../../state/openedStore.ts'
import { Loading } from '../../../../ui/Loading.tsx'
import { roleFrom } from '../../accessWords.ts'
import { runConnectionTests, useDialogConnectionTests } from '../../connection/runConnectionTests.ts'
import { accessFaults } from '../../draftFaults.ts'
import { AccessFields } from '../../edit/AccessFields.tsx'
import { type AddDialogProps, AddModal } from '../AddModal.tsx'
import { useAddAccounts } from '../useAddAccounts.ts'
import { OrganizationTable } from './OrganizationTable.tsx'
import {
  memberSubject,
  type OrganizationRow,
  organizationRows,
  untestedWords,
  withRole,
} from './organizationRows.ts'

/** Accounts from the organization. The account of the credentials keeps them as its access; the others get the role. */
export function OrganizationDialog({ draft, onClose }: AddDialogProps) {
  const client = useClient()
  const addAll = useAddAccounts()
  const practice = useOpened((state) => state.opened?.practice)
  const { listing, found, refusal, list, forget } = useOrganization()
  const tests = useDialogConnectionTests()
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
        addAll(
          picked.map(({ key, name, access, account: { units, tags } }) => ({
            accountId: key,
            name,
            access,
            partition: found?.partition,
            ...(units && { organizationalUnits: [...units] }),
            ...(tags && { organizationTags: tags }),
          })),
          results,
        )
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
            // The listed accounts belong to the access before.
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
        onClick={() => void list(role, through, namesTags(draft))}
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

/** Lists the accounts of an organization through one access. */
function useOrganization() {
  const client = useClient()
  const practice = useOpened((state) => state.opened?.practice)
  const [listing, setListing] = useState(false)
  const [found, setFound] = useState<FoundOrganization & { readonly through: Access }>()
  const [refusal, setRefusal] = useState<CallRefusal>()

  /** @param role as it is typed. */
  async function list(role: string, through: Access, withTags: boolean): Promise<void> {
    const { roleName, roleArn } = roleFrom(role)
    setListing(true)
    setRefusal(undefined)
    setFound(undefined)
    try {
      const answer = await client.find.organization({
        roleName: [roleName ?? roleArn ?? ''].flat(),
        through,
        withTags,
        ...(practice !== undefined && { practice }),
      })
      setFound({ ...answer, through })
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setListing(false)
    }
  }

  return { listing, found, refusal, list, forget: () => setFound(undefined) }
}

/** An empty text removes the account's own role; it then gets the role for all. */
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

/** The role that AWS Control Tower creates in the accounts that it enrolls. */
const SECOND_COMMON = 'AWSControlTowerExecution'

interface RoleNamesFieldProps {
  readonly role: string
  readonly errorText: string | undefined
  readonly onChange: (role: string) => void
}

/** The role in the member accounts: one name, or several that are tried in order. */
function RoleNamesField({ role, errorText, onChange }: RoleNamesFieldProps) {
  const extended = withRole(role, SECOND_COMMON)
  return (
    <FormField
      label="Role in the other accounts"
      description="AWS Organizations creates OrganizationAccountAccessRole in the accounts that it creates. Several names, separated by commas, are tried in order."
      constraintText={
        extended !== role && (
          <>
            With Control Tower:{' '}
            <Button
              variant="inline-link"
              ariaLabel={`Also try ${SECOND_COMMON}`}
              onClick={() => onChange(extended)}
            >
              also try {SECOND_COMMON}
            </Button>
          </>
        )
      }
      errorText={errorText}
      stretch
    >
      <Input
        value={role}
        spellcheck={false}
        autoComplete={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}
