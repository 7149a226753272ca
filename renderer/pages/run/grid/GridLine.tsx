// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table element can not be drawn in part
import { memo } from 'react'
import type { GridColumn } from './gridColumns.tsx'
import type { GridCell } from './gridKeys.ts'
import type { GridRow } from './gridRows.ts'

interface GridLineProps {
  readonly row: GridRow
  readonly index: number
  /** Pixels from the top of all rows. */
  readonly start: number
  readonly columns: readonly GridColumn[]
  readonly template: string
  /** The column that the Tab key comes to, when it is in this row. */
  readonly activeColumn: number | undefined
  readonly onFocusCell: (key: string, cell: GridCell) => void
}

/** One row; drawn anew only when something of it changes. */
export const GridLine = memo(DrawnLine)

function DrawnLine({ row, index, start, columns, template, activeColumn, onFocusCell }: GridLineProps) {
  return (
    <div
      role="row"
      tabIndex={-1}
      // Row 1 is the header.
      aria-rowindex={index + 2}
      className="region-grid-row region-grid-line"
      style={{ gridTemplateColumns: template, transform: `translateY(${start}px)` }}
    >
      {columns.map(({ id, cell }, column) => (
        <div
          role="gridcell"
          key={id}
          aria-colindex={column + 1}
          tabIndex={column === activeColumn ? 0 : -1}
          onFocus={() => onFocusCell(row.key, { row: index, column })}
        >
          {cell(row)}
        </div>
      ))}
    </div>
  )
}
