/** A cell by its place among the rows and columns that are shown, from 0. */
export interface GridCell {
  readonly row: number
  readonly column: number
}

export interface GridSize {
  readonly rows: number
  readonly columns: number
  /** How many rows fit: what Page Up and Page Down move by. */
  readonly page: number
}

/**
 * Where a key moves the focus; `undefined` when the grid does not use the key.
 * Source: ARIA Authoring Practices, grid pattern, "Keyboard Interaction For Data Grids".
 */
export function moveInGrid(
  key: string,
  control: boolean,
  from: GridCell,
  size: GridSize,
): GridCell | undefined {
  const target = targetOf(key, control, from, size)
  if (target === undefined || size.rows === 0) return undefined
  return { row: within(target.row, size.rows), column: within(target.column, size.columns) }
}

function targetOf(
  key: string,
  control: boolean,
  { row, column }: GridCell,
  { rows, columns, page }: GridSize,
): GridCell | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column }
    case 'ArrowDown':
      return { row: row + 1, column }
    case 'ArrowLeft':
      return { row, column: column - 1 }
    case 'ArrowRight':
      return { row, column: column + 1 }
    case 'PageUp':
      return { row: row - page, column }
    case 'PageDown':
      return { row: row + page, column }
    case 'Home':
      return { row: control ? 0 : row, column: 0 }
    case 'End':
      return { row: control ? rows - 1 : row, column: columns - 1 }
    default:
      return undefined
  }
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index))
}
