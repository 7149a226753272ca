import Button from '@cloudscape-design/components/button'
import Select from '@cloudscape-design/components/select'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { TableProps } from '@cloudscape-design/components/table'
import type { AssignedAccount } from '../../../../../app/access/foundAccounts.ts'
import { byCapability } from '../../../../../app/access/rolesOfAccount.ts'
import { NameWithEmail } from '../../BreakableName.tsx'
import { ChoiceTable } from '../ChoiceTable.tsx'
import { type AssignedRow, roleCounts } from './assignedRows.ts'

interface AssignedTableProps {
  readonly rows: readonly AssignedRow[]
  readonly assigned: readonly AssignedAccount[]
  readonly forAll: string | undefined
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  readonly onRoleForAll: (roleName: string) => void
  readonly onRole: (accountId: string, roleName: string) => void
  readonly onRenew: () => void
}

/** The accounts of an access portal, with one role for all or another one for single accounts. */
export function AssignedTable(props: AssignedTableProps) {
  const { rows, assigned, forAll, chosen, onChoose, onRoleForAll, onRole, onRenew } = props
  const counts = roleCounts(assigned)
  return (
    <ChoiceTable
      what="Your accounts"
      rows={rows}
      columns={columns(onRole)}
      chosen={chosen}
      onChoose={onChoose}
      textsOf={({ name, account }) => [name, account.accountId, account.email, ...account.roleNames]}
      empty="You have no account assignments in this access portal. Ask the person who manages IAM Identity Center for an assignment, then list the accounts again."
      filters={
        <Select
          inlineLabelText="Role for all"
          ariaLabel="Role for all accounts"
          placeholder="Choose a role"
          selectedOption={forAll === undefined ? null : { value: forAll, label: forAll }}
          options={counts.map(({ roleName, count }) => ({
            value: roleName,
            label: roleName,
            description: `Assigned in ${count} of ${assigned.length}`,
          }))}
          expandToViewport
          onChange={({ detail }) => onRoleForAll(detail.selectedOption.value ?? '')}
        />
      }
      actions={
        <Button iconName="refresh" ariaLabel="List your accounts again" onClick={onRenew}>
          List again
        </Button>
      }
    />
  )
}

function columns(
  onRole: (accountId: string, roleName: string) => void,
): TableProps.ColumnDefinition<AssignedRow>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      isRowHeader: true,
      sortingField: 'name',
      cell: ({ name, account: { email } }) => <NameWithEmail name={name} email={email} />,
    },
    { id: 'accountId', header: 'Account ID', minWidth: 130, sortingField: 'key', cell: ({ key }) => key },
    {
      id: 'role',
      header: 'Role',
      minWidth: 260,
      cell: ({ key, name, account: { roleNames }, roleName, inList }) =>
        inList || roleNames.length === 0 ? (
          '–'
        ) : (
          <Select
            ariaLabel={`Role in ${name}`}
            placeholder="Choose a role"
            selectedOption={roleName === undefined ? null : { value: roleName, label: roleName }}
            options={byCapability(roleNames, (one) => one).map((one) => ({ value: one, label: one }))}
            expandToViewport
            onChange={({ detail }) => onRole(key, detail.selectedOption.value ?? '')}
          />
        ),
    },
    {
      id: 'state',
      header: 'State',
      minWidth: 200,
      cell: ({ why, inList }) => {
        if (why === undefined) return <StatusIndicator type="success">Can be added</StatusIndicator>
        return <StatusIndicator type={inList ? 'stopped' : 'warning'}>{why}</StatusIndicator>
      },
    },
  ]
}
