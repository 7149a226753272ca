import { useCollection } from '@cloudscape-design/collection-hooks'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { leaveOutPlaceWords, type leftOutPlaces } from '../../../app/checklist/leaveOut.ts'
import { LocalTime } from '../../ui/LocalTime.tsx'

type LeftOutRow = ReturnType<typeof leftOutPlaces>[number]

interface LeftOutTableProps {
  readonly rows: readonly LeftOutRow[]
  readonly disabled: boolean
  readonly onTakeBack: (row: LeftOutRow) => Promise<boolean>
}

const PAGE_SIZE = 20

/** The Regions and accounts that are left out, each with the button that monitors it again. */
export function LeftOutTable({ rows, disabled, onTakeBack }: LeftOutTableProps) {
  const { items, collectionProps, paginationProps } = useCollection(rows, {
    pagination: { pageSize: PAGE_SIZE },
  })
  const columns: readonly TableProps.ColumnDefinition<LeftOutRow>[] = [
    {
      id: 'place',
      header: 'Left out',
      isRowHeader: true,
      cell: ({ name, region }) => leaveOutPlaceWords(name, region),
    },
    { id: 'reason', header: 'Reason', cell: ({ leftOut }) => leftOut.reason },
    {
      id: 'by',
      header: 'Decided',
      cell: ({ leftOut: { by, at } }) => (
        <>
          {by}, <LocalTime iso={at} />
        </>
      ),
    },
    {
      id: 'takeBack',
      header: 'Monitor again',
      cell: (row) => (
        <Button
          variant="inline-link"
          disabled={disabled}
          ariaLabel={`Monitor again: ${leaveOutPlaceWords(row.name, row.region)}`}
          onClick={() => void onTakeBack(row)}
        >
          Monitor again
        </Button>
      ),
    },
  ]
  return (
    <Table<LeftOutRow>
      {...collectionProps}
      items={items}
      columnDefinitions={columns}
      trackBy={({ accountId, region }) => `${accountId} ${region}`}
      variant="embedded"
      wrapLines
      enableKeyboardNavigation
      header={
        <Header variant="h3" counter={`(${rows.length})`}>
          Left out
        </Header>
      }
      pagination={rows.length > PAGE_SIZE && <Pagination {...paginationProps} />}
      ariaLabels={{ tableLabel: 'Left out' }}
    />
  )
}
