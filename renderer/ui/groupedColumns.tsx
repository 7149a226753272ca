import Box from '@cloudscape-design/components/box'
import type { TableProps } from '@cloudscape-design/components/table'
import { numberText } from '../../app/text/numberText.ts'
import type { TableItem } from './groupedRows.ts'

/** The columns of a table whose rows may stand under headings: the first one says the heading. */
export function groupedColumns<R>(
  columns: readonly TableProps.ColumnDefinition<R>[],
): TableProps.ColumnDefinition<TableItem<R>>[] {
  type Item = TableItem<R>
  return columns.map((column, index): TableProps.ColumnDefinition<Item> => {
    const { id, header, isRowHeader, width, minWidth, maxWidth, sortingComparator, cell } = column
    return {
      header,
      ...(id !== undefined && { id }),
      ...(isRowHeader !== undefined && { isRowHeader }),
      ...(width !== undefined && { width }),
      ...(minWidth !== undefined && { minWidth }),
      ...(maxWidth !== undefined && { maxWidth }),
      ...(sortingComparator && {
        sortingComparator: (one: Item, other: Item) =>
          one.kind === 'row' && other.kind === 'row' ? sortingComparator(one.row, other.row) : 0,
      }),
      cell: (item: Item) => {
        if (item.kind === 'row') return cell(item.row)
        return index > 0 ? null : (
          <Box fontWeight="bold">
            {item.group} ({numberText(item.count)})
          </Box>
        )
      },
    }
  })
}
