import { useLayoutEffect, useState } from 'react'
import { showSidePanel } from '../../state/sidePanelStore.ts'
import { CellPanel } from './CellPanel.tsx'
import { CURSOR_ID, type MapPlace } from './MapGrid.tsx'

/** @returns what opens a cell of the map in the side panel. */
export function useCellPanel(): (place: MapPlace) => void {
  const [place, open] = useState<MapPlace>()
  useLayoutEffect(() => {
    if (place === undefined) return
    return showSidePanel({
      content: <CellPanel accountId={place.accountId} region={place.region} />,
      close: () => open(undefined),
      returnFocus: () => document.getElementById(CURSOR_ID)?.focus(),
    })
  }, [place])
  return open
}
