import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { TableProps } from '@cloudscape-design/components/table'
import { useState } from 'react'
import type { CallRefusal } from '../../../../client/callRefusal.ts'
import { RefusalAlert } from '../../../../features/RefusalAlert.tsx'
import { BreakableName, NameWithEmail } from '../../BreakableName.tsx'
import { ConnectionView } from '../../connection/ConnectionView.tsx'
import { resultWords } from '../../connection/connectionWords.ts'
import { ChoiceTable } from '../ChoiceTable.tsx'
import { isInUnit, joinedWords, type OrganizationRow, unitCounts, unitPath } from './organizationRows.ts'

const ALL_UNITS = { value: '', label: 'All units' }

interface OrganizationTableProps {
  readonly rows: readonly OrganizationRow[]
  readonly chosen: ReadonlySet<string>
  readonly running: boolean
  readonly refusal: CallRefusal | undefined
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  readonly onRole: (accountId: string, typed: string) => void
  readonly onTest: (rows: readonly OrganizationRow[]) => void
}

/** The accounts of the organization with their units, roles and connection tests. */
export function OrganizationTable(props: OrganizationTableProps) {
  const { rows, chosen, running, refusal, onChoose, onRole, onTest } = props
  const [unit, setUnit] = useState('')
  const units = unitCounts(rows.map(({ account }) => account))
  const shown = unit === '' ? rows : rows.filter(({ account }) => isInUnit(account, unit))
  const picked = rows.filter(({ key, why }) => why === undefined && chosen.has(key))
  const failed = rows.filter(({ connection, why }) => why === undefined && connection?.state === 'failed')
  const known = rows.flatMap(({ connection }) =>
    connection === undefined || connection.state === 'testing' ? [] : [connection],
  )
  return (
    <ChoiceTable
      what="Accounts of the organization"
      rows={shown}
      columns={organizationColumns}
      chosen={chosen}
      onChoose={onChoose}
      textsOf={(row) => [
        row.name,
        row.key,
        row.account.email,
        row.account.state,
        joinedWords(row),
        unitPath(row.account.units ?? []),
        row.role,
      ]}
      empty="The organization has no accounts."
      submitEdit={(row, _, value) => {
        if (typeof value === 'string') onRole(row.key, value)
      }}
      filters={
        units.length > 0 && (
          <Select
            inlineLabelText="Unit"
            ariaLabel="Organizational unit"
            selectedOption={
              units.some(({ path }) => path === unit) ? { value: unit, label: unit } : ALL_UNITS
            }
            options={[
              ALL_UNITS,
              ...units.map(({ path, count }) => ({ value: path, label: path, labelTag: `${count}` })),
            ]}
            expandToViewport
            filteringType="auto"
            onChange={({ detail }) => setUnit(detail.selectedOption.value ?? '')}
          />
        )
      }
      actions={
        <Button
          loading={running}
          loadingText="Testing the roles"
          disabled={picked.length === 0}
          disabledReason="Choose accounts first."
          onClick={() => onTest(picked)}
        >
          Test the roles
        </Button>
      }
      status={
        (known.length > 0 || refusal !== undefined) && (
          <>
            <SpaceBetween direction="horizontal" size="s" alignItems="center">
              {known.length > 0 && (
                <StatusIndicator type={running ? 'loading' : failed.length > 0 ? 'error' : 'success'}>
                  {resultWords(known)}
                </StatusIndicator>
              )}
              {failed.length > 0 && (
                <Button disabled={running} onClick={() => onTest(failed)}>
                  Retry failed ({failed.length})
                </Button>
              )}
            </SpaceBetween>
            {refusal && <RefusalAlert refusal={refusal} />}
          </>
        )
      }
    />
  )
}

const organizationColumns: readonly TableProps.ColumnDefinition<OrganizationRow>[] = [
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
      constraintText: 'Several names with commas. Empty: the role for all.',
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
