import { type CellState, cellMeaning, cellWord } from '../../../app/checklist/mapCells.ts'
import { numberText } from '../../../app/text/numberText.ts'
import { CellPicture } from './CellPicture.tsx'

interface MapLegendProps {
  readonly counts: ReadonlyMap<CellState, number>
  readonly chosen: ReadonlySet<CellState>
  readonly onChoose: (chosen: ReadonlySet<CellState>) => void
}

/** What the cells mean, each with its count; one or several can be chosen, and only accounts with those are shown. */
export function MapLegend({ counts, chosen, onChoose }: MapLegendProps) {
  // A chosen state stays, even when its last cell has gone.
  const states = [...new Set([...counts.keys(), ...chosen])]
  return (
    <ul className="map-legend" aria-label="Regions by state, to be chosen">
      <li className="map-legend-title" aria-hidden="true">
        Regions
      </li>
      {states.map((state) => {
        const isChosen = chosen.has(state)
        return (
          <li key={state}>
            <button
              type="button"
              aria-pressed={isChosen}
              title={cellMeaning(state)}
              onClick={() => {
                const others = [...chosen].filter((one) => one !== state)
                onChoose(new Set(isChosen ? others : [...others, state]))
              }}
            >
              <CellPicture state={state} />
              <span>
                {cellWord(state)} <b>{numberText(counts.get(state) ?? 0)}</b>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
