import Box from '@cloudscape-design/components/box'
import { cellIn, cellWord } from '../../../app/checklist/mapCells.ts'
import { CellPicture } from './CellPicture.tsx'
import { type CellsRow, type MapPlace, rowDetails } from './mapRows.ts'

interface ToldCellProps {
  readonly place: MapPlace | undefined
  readonly rows: readonly CellsRow[]
  /** What to do with cells, while none is pointed at. */
  readonly hint: string
}

/** What the cell is that is pointed at or has the focus. For screen readers the cell itself says it. */
export function ToldCell({ place, rows, hint }: ToldCellProps) {
  const row = place && rows.find(({ key }) => key === place.row)
  if (place === undefined || row === undefined)
    return (
      <div className="map-told" aria-hidden="true">
        <Box color="text-body-secondary" variant="span">
          {hint}
        </Box>
      </div>
    )
  const state = cellIn(row.cells, place.region)
  return (
    <div className="map-told" aria-hidden="true">
      <b>
        {row.name}, {place.region}
      </b>
      <CellPicture state={state} />
      <span>
        {cellWord(state)}. {rowDetails(row, place.region)}
      </span>
    </div>
  )
}
