import { type KeyboardEvent, useLayoutEffect, useMemo, useState } from 'react'
import { moveInGrid } from '../../ui/gridKeys.ts'
import { CURSOR_ID } from './MapCells.tsx'
import type { CellsRow, MapPlace, MapRow } from './mapRows.ts'

interface MapCursor {
  /** The row with the focus or its tab stop, by its place among all rows; `undefined` without rows of cells. */
  readonly current: { readonly row: CellsRow; readonly index: number } | undefined
  readonly column: number
  /** Gives the focus to a cell. */
  moveTo(place: MapPlace): void
  /** Follows a key. @returns where to, among all rows and the columns; `undefined` when the grid does not use the key. */
  follow(event: KeyboardEvent, page: number): { readonly index: number; readonly column: number } | undefined
}

/** The one cell of the map that takes the focus, and how keys move it. */
export function useMapCursor(rows: readonly MapRow[], regions: readonly string[]): MapCursor {
  const [active, setActive] = useState<MapPlace>()
  const [moved, setMoved] = useState(0)
  const cellRows = useMemo(
    () => rows.flatMap((row, index) => (row.kind === 'group' ? [] : [{ row, index }])),
    [rows],
  )
  useLayoutEffect(() => {
    if (moved > 0) document.getElementById(CURSOR_ID)?.focus({ preventScroll: true })
  }, [moved])

  const at = Math.max(
    0,
    cellRows.findIndex(({ row }) => row.key === active?.row),
  )
  const column = Math.max(0, regions.indexOf(active?.region ?? ''))

  function moveTo(place: MapPlace): void {
    setActive(place)
    setMoved((count) => count + 1)
  }

  return {
    current: cellRows[at],
    column,
    moveTo,
    follow(event, page) {
      if (event.altKey || event.metaKey) return undefined
      const size = { rows: cellRows.length, columns: regions.length, page }
      const target = moveInGrid(event.key, event.ctrlKey, { row: at, column }, size)
      const found = target && cellRows[target.row]
      const region = target && regions[target.column]
      if (found === undefined || region === undefined) return undefined
      event.preventDefault()
      moveTo({ row: found.row.key, region })
      return { index: found.index, column: target?.column ?? 0 }
    },
  }
}
