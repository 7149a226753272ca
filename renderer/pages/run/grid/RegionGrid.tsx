// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table element can not be drawn in part
// biome-ignore-all lint/a11y/useSemanticElements: the rows of a table element can not be drawn in part
import './regionGrid.css'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { memo, useMemo, useRef } from 'react'
import type { GridCell } from '../../../ui/gridKeys.ts'
import type { GridColumn } from './gridColumns.tsx'
import type { GridRow } from './gridRows.ts'
import { useGridFocus } from './useGridFocus.ts'

/** Pixels; the same in regionGrid.css. */
const ROW_HEIGHT = 52

/** Room for the body's own, in pixels. */
const SCROLL_BAR = 16

/** Around the text of a cell, in pixels; the same in regionGrid.css. */
const PADDING = 10

const MOST_ROWS_SHOWN = 10

interface RegionGridProps {
  readonly label: string
  readonly rows: readonly GridRow[]
  readonly columns: readonly GridColumn[]
}

/** A grid that renders only the rows in view; Cloudscape's table renders all of them. */
export function RegionGrid({ label, rows, columns }: RegionGridProps) {
  const grid = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const keepDrawn = useRef(0)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => body.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
    // The focused row is always rendered: without its element the focus would be lost.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), keepDrawn.current])]
        .filter((index) => index < range.count)
        .sort((a, b) => a - b),
  })
  const focus = useGridFocus({
    rows,
    columns: columns.length,
    page: () => Math.max(1, Math.floor((body.current?.clientHeight ?? ROW_HEIGHT) / ROW_HEIGHT) - 1),
    scrollTo: (row) => virtualizer.scrollToIndex(row),
    grid,
  })
  keepDrawn.current = focus.active.row
  const template = useMemo(
    () =>
      columns
        .map(({ characters }) => `minmax(calc(${characters}ch + ${PADDING}px), ${characters}fr)`)
        .join(' '),
    [columns],
  )
  const characters = columns.reduce((sum, column) => sum + column.characters, 0)
  const height = Math.min(rows.length, MOST_ROWS_SHOWN) * ROW_HEIGHT
  return (
    <div className="region-grid-frame">
      <div
        ref={grid}
        className="region-grid"
        role="grid"
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        style={{ minWidth: `calc(${characters}ch + ${columns.length * PADDING + SCROLL_BAR}px)` }}
        onKeyDown={focus.onKeyDown}
      >
        <div role="rowgroup" className="region-grid-head">
          <div
            role="row"
            tabIndex={-1}
            aria-rowindex={1}
            className="region-grid-row"
            style={{ gridTemplateColumns: template }}
          >
            {columns.map(({ id, header }, index) => (
              <div role="columnheader" tabIndex={-1} aria-colindex={index + 1} key={id}>
                <span>{header}</span>
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" ref={body} className="region-grid-body" style={{ height }}>
          <div role="presentation" className="region-grid-all" style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ key, index, start }) => {
              const row = rows[index]
              return (
                row && (
                  <GridLine
                    key={key}
                    row={row}
                    index={index}
                    start={start}
                    columns={columns}
                    template={template}
                    activeColumn={index === focus.active.row ? focus.active.column : undefined}
                    onFocusCell={focus.onFocusCell}
                  />
                )
              )
            })}
          </div>
        </div>
      </div>
    </div>
  )
}

interface GridLineProps {
  readonly row: GridRow
  readonly index: number
  /** Pixels from the top of all rows. */
  readonly start: number
  readonly columns: readonly GridColumn[]
  readonly template: string
  /** The column of the tab stop, when it is in this row. */
  readonly activeColumn: number | undefined
  readonly onFocusCell: (key: string, cell: GridCell) => void
}

/** One row; renders again only when its props change. */
const GridLine = memo(DrawnLine)

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
