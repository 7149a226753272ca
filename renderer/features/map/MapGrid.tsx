import './map.css'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  memo,
  type PointerEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type CellState, cellDetails, cellIn, cellWord } from '../../../app/checklist/mapCells.ts'
import { moveInGrid } from '../../ui/gridKeys.ts'
import { CellPatterns, patternId } from './CellPicture.tsx'
import { type AccountMapRow, type MapRow, rowPaths } from './mapRows.ts'

/** A cell by its account and Region. */
export interface MapPlace {
  readonly accountId: string
  readonly region: string
}

interface MapGridProps {
  readonly label: string
  readonly rows: readonly MapRow[]
  readonly regions: readonly string[]
  /** Of a cell, in pixels. */
  readonly size: number
  /** Pixels. */
  readonly labelWidth: number
  /** Other states are drawn faintly; empty: none is. */
  readonly chosen: ReadonlySet<CellState>
  /** The cell that is pointed at or has the focus. */
  readonly told: MapPlace | undefined
  readonly onTell: (place: MapPlace | undefined) => void
  readonly onOpen: (place: MapPlace) => void
}

const GROUP_HEIGHT = 30

/** The only element of the map that takes the focus. */
export const CURSOR_ID = 'map-cursor'

/** The squares. Only rows in view exist, each with one path for all its cells of a state. */
export function MapGrid(props: MapGridProps) {
  const { label, rows, regions, size, labelWidth, chosen, told, onTell, onOpen } = props
  const frame = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<MapPlace>()
  const [moved, setMoved] = useState(0)
  const accountRows = useMemo(
    () => rows.flatMap((row, index) => (row.kind === 'account' ? [{ row, index }] : [])),
    [rows],
  )
  const headHeight = 18 + 7 * Math.max(...regions.map(({ length }) => length))
  const found = accountRows.findIndex(({ row }) => row.account.accountId === active?.accountId)
  const at = {
    row: Math.max(0, found),
    column: Math.max(0, regions.indexOf(active?.region ?? '')),
  }
  const current = accountRows[at.row]
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? GROUP_HEIGHT : size),
    getItemKey: (index) => keyOf(rows[index], index),
    overscan: 10,
    // The head covers as much of the frame.
    scrollPaddingEnd: headHeight,
    // The row with the focus always exists: without its element the focus would be lost.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), current?.index ?? 0])]
        .filter((index) => index < range.count)
        .sort((a, b) => a - b),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size decides what is measured
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, size, rows])
  useLayoutEffect(() => {
    if (moved > 0) document.getElementById(CURSOR_ID)?.focus({ preventScroll: true })
  }, [moved])

  function move(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey) return
    const target = moveInGrid(event.key, event.ctrlKey, at, {
      rows: accountRows.length,
      columns: regions.length,
      page: Math.max(1, Math.floor(300 / size)),
    })
    const row = target && accountRows[target.row]
    const region = target && regions[target.column]
    if (row === undefined || region === undefined) return
    event.preventDefault()
    virtualizer.scrollToIndex(row.index)
    scrollToColumn(frame.current, labelWidth, target?.column ?? 0, size)
    setActive({ accountId: row.row.account.accountId, region })
    setMoved((count) => count + 1)
  }

  function placeAt(event: PointerEvent | React.MouseEvent): MapPlace | undefined {
    const squares = event.target instanceof Element ? event.target.closest('.map-squares') : null
    const accountId = squares?.getAttribute('data-account')
    if (squares === null || accountId == null) return undefined
    const region = regions[Math.floor((event.clientX - squares.getBoundingClientRect().left) / size)]
    return region === undefined ? undefined : { accountId, region }
  }

  const width = labelWidth + regions.length * size
  return (
    <div ref={frame} className="map-frame">
      <CellPatterns size={size} />
      <div className="map-head" aria-hidden="true" style={{ height: headHeight }}>
        <div className="map-corner" style={{ width: labelWidth, height: headHeight }} />
        {regions.map((region) => (
          <div key={region} className="map-region" style={{ width: size }}>
            {region}
          </div>
        ))}
      </div>
      <section
        aria-label={label}
        className="map-body"
        style={{ height: virtualizer.getTotalSize(), width }}
        onKeyDown={move}
        onPointerMove={(event) => onTell(placeAt(event))}
        onPointerLeave={() => onTell(undefined)}
        onClick={(event) => {
          const place = placeAt(event)
          if (place === undefined) return
          setActive(place)
          setMoved((count) => count + 1)
          onOpen(place)
        }}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          const style = {
            transform: `translateY(${start}px)`,
            height: row.kind === 'group' ? GROUP_HEIGHT : size,
          }
          if (row.kind === 'group')
            return (
              <div key={key} className="map-row map-group" style={style}>
                <div className="map-label">
                  {row.name} ({row.accounts})
                </div>
              </div>
            )
          const { accountId, name } = row.account
          const isPointed = told?.accountId === accountId
          return (
            <div key={key} className="map-row" style={style}>
              <div
                className="map-label"
                aria-hidden="true"
                title={`${name} (${accountId})`}
                style={{ width: labelWidth, fontSize: Math.min(14, size - 3), lineHeight: `${size}px` }}
              >
                {name}
              </div>
              <Squares row={row} regions={regions} size={size} chosen={chosen} />
              {isPointed && (
                <div
                  className="map-pointed"
                  style={{
                    left: labelWidth + regions.indexOf(told.region) * size,
                    width: size,
                    height: size,
                  }}
                />
              )}
              {current?.index === index && (
                <Cursor
                  key={at.column}
                  row={row}
                  region={regions[at.column] ?? ''}
                  style={{ left: labelWidth + at.column * size, width: size, height: size }}
                  onTell={onTell}
                  onOpen={onOpen}
                />
              )}
            </div>
          )
        })}
      </section>
    </div>
  )
}

function keyOf(row: MapRow | undefined, index: number): string | number {
  if (row === undefined) return index
  return row.kind === 'account' ? row.account.accountId : `group ${row.name}`
}

/** The frame scrolls sideways so far that the column is beside the names. */
function scrollToColumn(frame: HTMLElement | null, labelWidth: number, column: number, size: number): void {
  if (frame === null) return
  const left = column * size
  const room = frame.clientWidth - labelWidth - size
  if (left < frame.scrollLeft) frame.scrollLeft = left
  else if (left > frame.scrollLeft + room) frame.scrollLeft = left - room
}

interface SquaresProps {
  readonly row: AccountMapRow
  readonly regions: readonly string[]
  readonly size: number
  readonly chosen: ReadonlySet<CellState>
}

/** The cells of one account; draws again only when its props change. */
const Squares = memo(DrawnSquares)

function DrawnSquares({ row, regions, size, chosen }: SquaresProps) {
  const paths = [...rowPaths(row, regions, size)]
  return (
    <svg
      className="map-squares"
      data-account={row.account.accountId}
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

interface CursorProps {
  readonly row: AccountMapRow
  readonly region: string
  readonly style: { readonly left: number; readonly width: number; readonly height: number }
  readonly onTell: (place: MapPlace | undefined) => void
  readonly onOpen: (place: MapPlace) => void
}

/** The tab stop. Another cell is another element, so that a screen reader reads it. */
function Cursor({ row: { account, cells }, region, style, onTell, onOpen }: CursorProps) {
  const place = { accountId: account.accountId, region }
  const words = `${account.name}, ${region}: ${cellWord(cellIn(cells, region))}. ${cellDetails(account, region)}`
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
