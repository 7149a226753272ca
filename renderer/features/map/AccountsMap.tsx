import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import {
  type CellState,
  cellCounts,
  cellDetails,
  cellIn,
  cellWord,
  foldedWords,
  mapRegions,
} from '../../../app/checklist/mapCells.ts'
import { plural } from '../../../app/text/plural.ts'
import { CellPicture } from './CellPicture.tsx'
import { MapGrid, type MapPlace } from './MapGrid.tsx'
import { MapLegend } from './MapLegend.tsx'
import { type AccountMapRow, CELL_SIZES, fittingSize, groupedRows, mapRow, shownRows } from './mapRows.ts'
import { useCellPanel } from './useCellPanel.tsx'

interface AccountsMapProps {
  readonly accounts: readonly AccountStatus[]
  readonly title: string
  readonly actions?: ReactNode
}

/** Characters of a name that fit beside the cells; the line above them has the whole name. */
const LONGEST_LABEL = 26

/** All accounts × Regions at one glance. The cells' states are app/checklist's. */
export function AccountsMap({ accounts, title, actions }: AccountsMapProps) {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(900)
  const [zoom, setZoom] = useState<number>()
  const [chosen, setChosen] = useState<ReadonlySet<CellState>>(new Set())
  const [told, setTold] = useState<MapPlace>()
  const open = useCellPanel()
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
  const rows = useMemo(() => shownRows(all, regions.shown, chosen), [all, regions, chosen])
  const grouped = useMemo(() => groupedRows(rows), [rows])
  useLayoutEffect(() => {
    const element = place.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const longest = all.reduce((most, { account }) => Math.max(most, account.name.length), 0)
  const labelWidth = 24 + 8 * Math.min(longest, LONGEST_LABEL)
  const size = zoom ?? fittingSize(width - labelWidth, regions.shown.length, all.length)
  const counter = chosen.size === 0 ? `(${all.length})` : `(${rows.length} of ${all.length})`
  const folded = foldedWords(regions)
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={counter}
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              <Zoom size={size} onZoom={setZoom} />
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
        <Told place={told} rows={all} />
        <div ref={place}>
          {regions.shown.length === 0 ? (
            <Box color="text-body-secondary">
              The Regions are not known yet. They are drawn after the app has looked at an account.
            </Box>
          ) : (
            <MapGrid
              label={`Map of ${plural(rows.length, 'account')} and ${plural(regions.shown.length, 'Region')}: arrow keys move, Enter opens a cell`}
              rows={grouped}
              regions={regions.shown}
              size={size}
              labelWidth={labelWidth}
              chosen={chosen}
              told={told}
              onTell={(cell) => {
                if (cell?.accountId !== told?.accountId || cell?.region !== told?.region) setTold(cell)
              }}
              onOpen={open}
            />
          )}
        </div>
        {folded !== undefined && (
          <Box color="text-body-secondary" fontSize="body-s">
            {folded}
          </Box>
        )}
      </SpaceBetween>
    </Container>
  )
}

/** The same array while the same Regions are in use, so that rows need not be drawn again. */
function useMapRegions(accounts: readonly AccountStatus[]) {
  const regions = useMemo(() => mapRegions(accounts), [accounts])
  const key = `${regions.shown.join()} ${regions.folded.join()}`
  const kept = useRef({ key, regions })
  if (kept.current.key !== key) kept.current = { key, regions }
  return kept.current.regions
}

function Zoom({ size, onZoom }: { readonly size: number; readonly onZoom: (size: number) => void }) {
  const smaller = CELL_SIZES.filter((one) => one < size).at(-1)
  const larger = CELL_SIZES.find((one) => one > size)
  return (
    <SpaceBetween direction="horizontal" size="xxs">
      <Button
        variant="icon"
        iconName="zoom-out"
        ariaLabel="Smaller cells"
        disabled={smaller === undefined}
        onClick={() => smaller !== undefined && onZoom(smaller)}
      />
      <Button
        variant="icon"
        iconName="zoom-in"
        ariaLabel="Larger cells"
        disabled={larger === undefined}
        onClick={() => larger !== undefined && onZoom(larger)}
      />
    </SpaceBetween>
  )
}

interface ToldProps {
  readonly place: MapPlace | undefined
  readonly rows: readonly AccountMapRow[]
}

/** What the cell is that is pointed at or has the focus. For screen readers the cell itself says it. */
function Told({ place, rows }: ToldProps) {
  const row = place && rows.find(({ account }) => account.accountId === place.accountId)
  if (place === undefined || row === undefined)
    return (
      <div className="map-told" aria-hidden="true">
        <Box color="text-body-secondary" variant="span">
          Point at a cell, or go through them with the arrow keys. Enter or a click opens it.
        </Box>
      </div>
    )
  const state = cellIn(row.cells, place.region)
  return (
    <div className="map-told" aria-hidden="true">
      <b>
        {row.account.name}, {place.region}
      </b>
      <CellPicture state={state} />
      <span>
        {cellWord(state)}. {cellDetails(row.account, place.region)}
      </span>
    </div>
  )
}
