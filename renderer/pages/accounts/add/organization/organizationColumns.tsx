import Box from '@cloudscape-design/components/box'
import Input from '@cloudscape-design/components/input'
import type { TableProps } from '@cloudscape-design/components/table'
import { BreakableName } from '../../BreakableName.tsx'
import { ConnectionView } from '../../connection/ConnectionView.tsx'
import { NameWithEmail } from '../NameWithEmail.tsx'
import { joinedWords, type OrganizationRow } from './organizationRows.ts'
import { unitPath } from './units.ts'

export const organizationColumns: readonly TableProps.ColumnDefinition<OrganizationRow>[] = [
  {
    id: 'name',
    header: 'Name',
    isRowHeader: true,
    minWidth: 130,
    sortingField: 'name',
    cell: ({ name, account: { email } }) => <NameWithEmail name={name} email={email} />,
  },
  { id: 'accountId', header: 'Account ID', minWidth: 125, sortingField: 'key', cell: ({ key }) => key },
  {
    id: 'unit',
    header: 'Unit',
    minWidth: 130,
    sortingComparator: (one, other) => unitOf(one).localeCompare(unitOf(other)),
    cell: unitOf,
  },
  { id: 'joined', header: 'Joined', minWidth: 140, cell: (row) => <BreakableName name={joinedWords(row)} /> },
  {
    id: 'role',
    header: 'Role',
    minWidth: 165,
    editConfig: {
      ariaLabel: 'Role',
      editIconAriaLabel: 'can be changed',
      errorIconAriaLabel: 'Error',
      constraintText: 'Several names with commas. Empty: as for all.',
      disabledReason: ({ isOwn, account: { unusable } }) =>
        isOwn ? 'Your own credentials are used: no role is needed.' : unusable,
      editingCell: ({ role }, { currentValue, setValue }) => (
        <Input
          autoFocus
          value={typeof currentValue === 'string' ? currentValue : role}
          spellcheck={false}
          onChange={({ detail }) => setValue(detail.value)}
        />
      ),
    },
    cell: ({ isOwn, role, account: { unusable } }) =>
      isOwn ? (
        'Your own credentials'
      ) : (
        <BreakableName name={unusable === undefined && role !== '' ? role : '–'} />
      ),
  },
  {
    id: 'result',
    header: 'State',
    width: 170,
    minWidth: 170,
    cell: ({ why, connection, name }) =>
      why === undefined ? (
        <ConnectionView connection={connection} name={name} untested="Not tested" />
      ) : (
        <Box color="text-body-secondary">{why}</Box>
      ),
  },
]

function unitOf({ account: { units } }: OrganizationRow): string {
  return units === undefined ? '–' : unitPath(units)
}
