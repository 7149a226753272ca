import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { type CellState, cellCounts, foldedWords, mapRegions } from '../../../app/checklist/mapCells.ts'
import { numberText } from '../../../app/text/numberText.ts'
import { plural } from '../../../app/text/plural.ts'
import { MapGrid } from './MapGrid.tsx'
import { MapLegend } from './MapLegend.tsx'
import {
  decidingCell,
  groupedRows,
  inUnit,
  type MapPlace,
  type MapRow,
  mapRow,
  shownRows,
  unitPlace,
  unitRows,
} from './mapRows.ts'
import { fittingSize, fittingZoom, isAllInView, type Zoom, zoomedIn, zoomedOut } from './mapZoom.ts'
import { ToldCell } from './ToldCell.tsx'
import { useCellPanel } from './useCellPanel.tsx'
import { ZoomButtons } from './ZoomButtons.tsx'

interface AccountsMapProps {
  readonly accounts: readonly AccountStatus[]
  readonly title: string
  readonly actions?: ReactNode
}

/** Characters of a name that fit beside the cells; the line above them has the whole name. */
const LONGEST_LABEL = 26
const LONGEST_UNIT = 40

/** For the words beside a row. Pixels. */
const NOTE_WIDTH = 230

const NO_CELLS: ReadonlySet<CellState> = new Set()

/** All accounts × Regions at one glance, or all organizational units. The cells' states are app/checklist's. */
export function AccountsMap({ accounts, title, actions }: AccountsMapProps) {
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place)
  const [wanted, setZoom] = useState<Zoom>()
  const [unit, setUnit] = useState<string>()
  const [chosen, setChosen] = useState(NO_CELLS)
  const [told, setTold] = useState<MapPlace>()
  const [goTo, setGoTo] = useState<MapPlace>()
  const openPanel = useCellPanel()
  const all = useMemo(() => accounts.map(mapRow), [accounts])
  const regions = useMapRegions(accounts)
  const counts = useMemo(
    () =>
      cellCounts(
        all.map(({ cells }) => cells),
        regions.shown,
      ),
    [all, regions],
  )
  const rows = useMemo(
    () => shownRows(inUnit(all, unit), regions.shown, chosen),
    [all, unit, regions, chosen],
  )
  const units = useMemo(() => unitRows(rows, regions.shown, chosen), [rows, regions, chosen])
  const unitCount = useMemo(() => unitRows(all, [], NO_CELLS).length, [all])
  const amount = { accounts: all.length, units: unitCount }
  // Of one unit, the accounts are what is left to be seen.
  const zoom = wanted ?? (unit === undefined ? fittingZoom(amount) : 'accounts')
  const isUnits = zoom === 'units'
  const grouped: readonly MapRow[] = useMemo(
    () => (unit === undefined ? groupedRows(rows) : rows),
    [unit, rows],
  )

  const names = isUnits
    ? units.map(({ name, accounts: of }) => `${name} (${of.length})`)
    : all.map(({ name }) => name)
  const longest = names.reduce((most, { length }) => Math.max(most, length), 0)
  const labelWidth = 24 + 8 * Math.min(longest, isUnits ? LONGEST_UNIT : LONGEST_LABEL)
  const fitting = fittingSize(width - labelWidth, regions.shown.length, isUnits ? units.length : all.length)
  const size = typeof zoom === 'number' ? zoom : fitting
  const isAll = chosen.size === 0 && unit === undefined
  const counter = numberText(all.length)
  const folded = foldedWords(regions)
  // Nothing has to be explained or zoomed where all is in view.
  const isSmall = wanted === undefined && !isUnits && unit === undefined && isAllInView(size, grouped.length)
  const hasRoom = width - labelWidth - size * regions.shown.length >= NOTE_WIDTH

  function open(cell: MapPlace): void {
    const opened = isUnits ? units.find(({ key }) => key === cell.row) : undefined
    if (opened === undefined) openPanel({ accountId: cell.row, region: cell.region })
    else show(opened.name, decidingCell(opened, cell.region))
  }

  /** Of one unit its accounts; of all of them whatever fits. The focus stays in the map. */
  function show(one: string | undefined, cell: MapPlace | undefined): void {
    setTold(undefined)
    setZoom(undefined)
    setUnit(one)
    setGoTo(cell)
  }

  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={isAll ? `(${counter})` : `(${numberText(rows.length)} of ${counter})`}
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              {!isSmall && (
                <ZoomButtons
                  zoom={zoom}
                  out={zoomedOut(isUnits ? zoom : size, amount)}
                  nearer={zoomedIn(zoom === 'accounts' ? size : zoom)}
                  onZoom={(next) => {
                    setZoom(next)
                    if (next === 'units') setUnit(undefined)
                  }}
                />
              )}
              {actions}
            </SpaceBetween>
          }
        >
          {title}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <MapLegend counts={counts} chosen={chosen} onChoose={setChosen} />
        {unit !== undefined && (
          <div className="map-told">
            <b>{unit}</b>
            <Button variant="inline-link" onClick={() => show(undefined, unitPlace(unit, regions.shown))}>
              Show all
            </Button>
          </div>
        )}
        {!isSmall && (
          <ToldCell
            place={told}
            rows={isUnits ? units : all}
            hint={
              isUnits
                ? `One row for each organizational unit: a cell shows what is most urgent in it. Enter or a click shows the unit's accounts.`
                : 'Point at a cell, or go through them with the arrow keys. Enter or a click opens it.'
            }
          />
        )}
        <div ref={place}>
          {regions.shown.length === 0 ? (
            <Box color="text-body-secondary">
              The Regions are not known yet. They are drawn after the app has looked at an account.
            </Box>
          ) : (
            <MapGrid
              label={`Map of ${isUnits ? `${plural(units.length, 'organizational unit')} with ` : ''}${plural(rows.length, 'account')} and ${plural(regions.shown.length, 'Region')}: arrow keys move, Enter opens a cell`}
              rows={isUnits ? units : grouped}
              regions={regions.shown}
              size={size}
              labelWidth={labelWidth}
              chosen={chosen}
              told={told}
              goTo={goTo}
              hasRoom={hasRoom}
              onTell={(cell) => {
                if (cell?.row !== told?.row || cell?.region !== told?.region) setTold(cell)
              }}
              onOpen={open}
            />
          )}
        </div>
        {isSmall && <ToldCell place={told} rows={all} hint={folded ?? ''} />}
        {!isSmall && folded !== undefined && (
          <Box color="text-body-secondary" fontSize="body-s">
            {folded}
          </Box>
        )}
      </SpaceBetween>
    </Container>
  )
}

/** Of the map, in pixels. */
function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(900)
  useLayoutEffect(() => {
    const element = place.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [place])
  return width
}

/** The same array while the same Regions are in use, so that rows need not be drawn again. */
function useMapRegions(accounts: readonly AccountStatus[]) {
  const regions = useMemo(() => mapRegions(accounts), [accounts])
  const key = `${regions.shown.join()} ${regions.folded.join()}`
  const kept = useRef({ key, regions })
  if (kept.current.key !== key) kept.current = { key, regions }
  return kept.current.regions
}
