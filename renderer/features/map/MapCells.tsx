import { memo } from 'react'
import { type CellState, cellIn, cellWord } from '../../../app/checklist/mapCells.ts'
import { patternId } from './CellPicture.tsx'
import { type CellsRow, type MapPlace, rowDetails, rowPaths } from './mapRows.ts'

/** The only element of the map that takes the focus. */
export const CURSOR_ID = 'map-cursor'

interface SquaresProps {
  readonly row: CellsRow
  readonly regions: readonly string[]
  /** Of a cell, in pixels. */
  readonly size: number
  readonly chosen: ReadonlySet<CellState>
}

/** The cells of one row; draws again only when its props change. */
export const Squares = memo(DrawnSquares)

function DrawnSquares({ row, regions, size, chosen }: SquaresProps) {
  const paths = [...rowPaths(row, regions, size)]
  return (
    <svg
      className="map-squares"
      data-row={row.key}
      width={regions.length * size}
      height={size}
      aria-hidden="true"
    >
      <rect width="100%" height="100%" fill="transparent" />
      {paths.map(([state, d]) => (
        <path
          key={state}
          d={d}
          fill={`url(#${patternId(state)})`}
          className={chosen.size > 0 && !chosen.has(state) ? 'map-faded' : undefined}
        />
      ))}
    </svg>
  )
}

/** The cell under a point of the window; `undefined` beside the cells. */
export function placeAt(
  { target, clientX }: { readonly target: EventTarget; readonly clientX: number },
  regions: readonly string[],
  size: number,
): MapPlace | undefined {
  const squares = target instanceof Element ? target.closest('.map-squares') : null
  const row = squares?.getAttribute('data-row')
  if (squares === null || row == null) return undefined
  const region = regions[Math.floor((clientX - squares.getBoundingClientRect().left) / size)]
  return region === undefined ? undefined : { row, region }
}

interface CursorProps {
  readonly row: CellsRow
  readonly region: string
  readonly style: { readonly left: number; readonly width: number; readonly height: number }
  readonly onTell: (place: MapPlace | undefined) => void
  readonly onOpen: (place: MapPlace) => void
}

/** The tab stop. Another cell is another element, so that a screen reader reads it. */
export function Cursor({ row, region, style, onTell, onOpen }: CursorProps) {
  const place = { row: row.key, region }
  const words = `${row.name}, ${region}: ${cellWord(cellIn(row.cells, region))}. ${rowDetails(row, region)}`
  return (
    <button
      type="button"
      id={CURSOR_ID}
      className="map-cursor"
      style={style}
      aria-label={words.trim()}
      onFocus={() => onTell(place)}
      onBlur={() => onTell(undefined)}
      onClick={(event) => {
        event.stopPropagation()
        onOpen(place)
      }}
    />
  )
}
