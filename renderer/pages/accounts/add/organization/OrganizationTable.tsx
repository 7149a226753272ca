import Button from '@cloudscape-design/components/button'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import type { CallRefusal } from '../../../../client/callRefusal.ts'
import { RefusalAlert } from '../../../../features/RefusalAlert.tsx'
import { resultWords } from '../../connection/connectionWords.ts'
import { ChoiceTable } from '../ChoiceTable.tsx'
import { organizationColumns } from './organizationColumns.tsx'
import { joinedWords, type OrganizationRow } from './organizationRows.ts'
import { isInUnit, unitCounts, unitPath } from './units.ts'

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

/** The accounts of the organization, with their units, roles and how the test of the roles went. */
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
