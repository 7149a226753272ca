import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import type { PermissionSummary } from '../../../../app/permissions/permissionSummary.ts'
import type { Permission } from '../../../../app/permissions/permissions.ts'
import { purposeName, regionWords } from './permissionWords.ts'

/** The actions in one state; each reason is shown once, above its actions. */
export function PermissionGroupSection({ group }: { readonly group: PermissionSummary['groups'][number] }) {
  const { title, reasons } = group
  return (
    <section aria-label={title}>
      <SpaceBetween size="xs">
        <Box variant="h4">{title}</Box>
        {reasons.map(({ words, permissions }) => (
          <SpaceBetween key={words} size="xxs">
            <Box color="text-body-secondary">{words}</Box>
            <Table
              variant="embedded"
              contentDensity="compact"
              wrapLines
              items={permissions}
              trackBy={(one) => `${one.action} ${one.regions?.join() ?? ''}`}
              columnDefinitions={COLUMNS}
              ariaLabels={{ tableLabel: `${title}: ${words}` }}
            />
          </SpaceBetween>
        ))}
      </SpaceBetween>
    </section>
  )
}

const COLUMNS: TableProps.ColumnDefinition<Permission>[] = [
  { id: 'action', header: 'Action', isRowHeader: true, cell: ({ action }) => action },
  { id: 'purpose', header: 'For', cell: ({ purpose }) => purposeName(purpose) },
  { id: 'regions', header: 'Regions', minWidth: 130, cell: regionWords },
]
