import './map.css'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import type { CellState } from '../../../app/checklist/mapCells.ts'
import { numberText } from '../../../app/text/numberText.ts'
import { CellPatterns } from './CellPicture.tsx'
import { Cursor, placeAt, Squares } from './MapCells.tsx'
import { type CellsRow, type MapPlace, type MapRow, rowNote } from './mapRows.ts'
import { useMapCursor } from './useMapCursor.ts'

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
  /** Where the focus goes when it changes. */
  readonly goTo: MapPlace | undefined
  readonly onTell: (place: MapPlace | undefined) => void
  readonly onOpen: (place: MapPlace) => void
  /** Whether there is room for a few words beside the cells of a row. */
  readonly hasRoom: boolean
}

const GROUP_HEIGHT = 30

/** The squares. Only rows in view exist, each with one path for all its cells of a state. */
export function MapGrid(props: MapGridProps) {
  const { label, rows, regions, size, labelWidth, chosen, told, goTo, onTell, onOpen, hasRoom } = props
  const frame = useRef<HTMLDivElement>(null)
  const cursor = useMapCursor(rows, regions)
  const { current, column } = cursor
  const headHeight = 18 + 7 * Math.max(...regions.map(({ length }) => length))
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? GROUP_HEIGHT : size),
    getItemKey: (index) => rows[index]?.key ?? index,
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each place
  useLayoutEffect(() => {
    if (goTo === undefined) return
    virtualizer.scrollToIndex(
      Math.max(
        0,
        rows.findIndex(({ key }) => key === goTo.row),
      ),
      { align: 'center' },
    )
    cursor.moveTo(goTo)
  }, [goTo])

  function move(event: KeyboardEvent): void {
    const target = cursor.follow(event, Math.max(1, Math.floor(300 / size)))
    if (target === undefined) return
    virtualizer.scrollToIndex(target.index)
    scrollToColumn(frame.current, labelWidth, target.column, size)
  }

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
        style={{ height: virtualizer.getTotalSize(), width: labelWidth + regions.length * size }}
        onKeyDown={move}
        onPointerMove={(event) => onTell(placeAt(event, regions, size))}
        onPointerLeave={() => onTell(undefined)}
        onClick={(event) => {
          const place = placeAt(event, regions, size)
          if (place === undefined) return
          cursor.moveTo(place)
          onOpen(place)
        }}
      >
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          const isGroup = row.kind === 'group'
          const style = { transform: `translateY(${start}px)`, height: isGroup ? GROUP_HEIGHT : size }
          if (isGroup)
            return (
              <div key={key} className="map-row map-group" style={style}>
                <div className="map-label">
                  {row.name} ({numberText(row.accounts)})
                </div>
              </div>
            )
          const cell = (at: number) => ({ left: labelWidth + at * size, width: size, height: size })
          return (
            <div key={key} className="map-row" style={style}>
              <RowName row={row} size={size} width={labelWidth} />
              <Squares row={row} regions={regions} size={size} chosen={chosen} />
              {hasRoom && row.kind === 'account' && (
                <div className="map-note" aria-hidden="true">
                  {rowNote(row)}
                </div>
              )}
              {told?.row === row.key && (
                <div className="map-pointed" style={cell(regions.indexOf(told.region))} />
              )}
              {current?.index === index && (
                <Cursor
                  key={column}
                  row={row}
                  region={regions[column] ?? ''}
                  style={cell(column)}
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

interface RowNameProps {
  readonly row: CellsRow
  /** Of a cell, in pixels. */
  readonly size: number
  /** Pixels. */
  readonly width: number
}

/** For screen readers the cell itself says it. */
function RowName({ row, size, width }: RowNameProps) {
  const more = row.kind === 'account' ? row.key : numberText(row.accounts.length)
  return (
    <div
      className="map-label"
      aria-hidden="true"
      title={`${row.name} (${more})`}
      style={{ width, fontSize: Math.min(14, size - 3), lineHeight: `${size}px` }}
    >
      {row.kind === 'account' ? row.name : `${row.name} (${more})`}
    </div>
  )
}

/** The frame scrolls sideways so far that the column is beside the names. */
function scrollToColumn(frame: HTMLElement | null, labelWidth: number, column: number, size: number): void {
  if (frame === null) return
  const left = column * size
  const room = frame.clientWidth - labelWidth - size
  if (left < frame.scrollLeft) frame.scrollLeft = left
  else if (left > frame.scrollLeft + room) frame.scrollLeft = left - room
}
