import '../../ui/tones.css'
import './map.css'
import { CELL_STATES, type CellState, cellLook } from '../../../app/checklist/mapCells.ts'

/** A cell of the map by itself, as the legend and the panel show it. */
export function CellPicture({ state, size = 18 }: { readonly state: CellState; readonly size?: number }) {
  return (
    <svg className="map-cell" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <CellShape state={state} />
    </svg>
  )
}

/** Every state as a pattern of one cell, so that a row draws all its cells of a state at once. @param size pixels */
export function CellPatterns({ size }: { readonly size: number }) {
  return (
    <svg className="map-patterns" width="0" height="0" aria-hidden="true">
      <defs>
        {CELL_STATES.map((state) => (
          <pattern key={state} id={patternId(state)} width={size} height={size} patternUnits="userSpaceOnUse">
            <g transform={`scale(${size / 16})`}>
              <CellShape state={state} />
            </g>
          </pattern>
        ))}
      </defs>
    </svg>
  )
}

export function patternId(state: CellState): string {
  return `map-cell-${state}`
}

function CellShape({ state }: { readonly state: CellState }) {
  const { fill, colour, sign } = cellLook(state)
  return (
    <g className={`map-${fill} picture-${colour}`}>
      {fill !== 'plain' && <rect x="1" y="1" width="14" height="14" rx="2.5" />}
      <path d={sign} />
    </g>
  )
}
