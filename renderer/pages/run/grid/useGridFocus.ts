import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import { type GridCell, moveInGrid } from '../../../ui/gridKeys.ts'
import type { GridRow } from './gridRows.ts'

interface GridFocus {
  /** The only cell that is a tab stop. */
  readonly active: GridCell
  readonly onKeyDown: (event: KeyboardEvent) => void
  /** Always the same function, so that rows do not render again. */
  readonly onFocusCell: (key: string, cell: GridCell) => void
}

interface GridFocusOptions {
  readonly rows: readonly GridRow[]
  readonly columns: number
  readonly page: () => number
  readonly scrollTo: (row: number) => void
  readonly grid: RefObject<HTMLElement | null>
}

/** Roving focus. It follows the row's key, not its index, so that it stays on its row while rows come and go. */
export function useGridFocus({ rows, columns, page, scrollTo, grid }: GridFocusOptions): GridFocus {
  const [place, setPlace] = useState({ key: '', row: 0, column: 0 })
  const moved = useRef(false)
  const active = { row: rowOf(place, rows), column: place.column }

  const onFocusCell = useCallback((key: string, cell: GridCell) => setPlace({ key, ...cell }), [])

  useLayoutEffect(() => {
    if (!moved.current) return
    moved.current = false
    grid.current
      ?.querySelector<HTMLElement>('[role="gridcell"][tabindex="0"]')
      ?.focus({ preventScroll: true })
  })

  return {
    active,
    onFocusCell,
    onKeyDown: (event) => {
      if (event.altKey || event.metaKey) return
      const target = moveInGrid(event.key, event.ctrlKey, active, {
        rows: rows.length,
        columns,
        page: page(),
      })
      if (target === undefined) return
      event.preventDefault()
      moved.current = true
      scrollTo(target.row)
      onFocusCell(rows[target.row]?.key ?? '', target)
    },
  }
}

/** The row's index now; the same index when the row has gone. */
function rowOf(
  { key, row }: { readonly key: string; readonly row: number },
  rows: readonly GridRow[],
): number {
  if (rows[row]?.key === key) return row
  const found = key === '' ? -1 : rows.findIndex((candidate) => candidate.key === key)
  return found === -1 ? Math.max(0, Math.min(row, rows.length - 1)) : found
}
