import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Pagination from '@cloudscape-design/components/pagination'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useMemo } from 'react'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { type LeftAloneVpc, leftAloneVpcs } from '../../../app/checklist/leftAlone.ts'

const COLUMNS: readonly TableProps.ColumnDefinition<LeftAloneVpc>[] = [
  {
    id: 'vpc',
    header: 'VPC',
    isRowHeader: true,
    cell: ({ vpcId, name, accountName, region }) => (
      <div>
        <Box fontWeight="bold">{[vpcId, name].filter(Boolean).join(' ')}</Box>
        <Box color="text-body-secondary">
          {accountName}, {region}
        </Box>
      </div>
    ),
  },
  { id: 'why', header: 'Why', cell: ({ why }) => why },
  {
    id: 'there',
    header: 'What is there',
    cell: ({ remarks }) => (remarks.length === 0 ? '–' : remarks.map((line) => <div key={line}>{line}</div>)),
  },
  { id: 'offer', header: 'What can be done', cell: ({ offer }) => offer },
]

/** Every VPC that a run leaves as it is, overlapping flow logs included, with the choice that its state offers. */
export function LeftAlone({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const rows = useMemo(() => leftAloneVpcs(accounts), [accounts])
  const { items, collectionProps, paginationProps } = useCollection(rows, { pagination: { pageSize: 20 } })
  if (rows.length === 0) return null
  return (
    <ExpandableSection
      variant="container"
      defaultExpanded={rows.length <= 10}
      headerText="Left alone, and why"
      headerCounter={`(${rows.length})`}
    >
      <Table<LeftAloneVpc>
        {...collectionProps}
        variant="embedded"
        items={items}
        columnDefinitions={COLUMNS}
        trackBy="key"
        wrapLines
        enableKeyboardNavigation
        pagination={rows.length > 20 && <Pagination {...paginationProps} />}
        ariaLabels={{ tableLabel: 'Left alone, and why' }}
      />
    </ExpandableSection>
  )
}
