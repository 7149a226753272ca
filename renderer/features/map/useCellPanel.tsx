import { useLayoutEffect, useState } from 'react'
import { showSidePanel } from '../../state/sidePanelStore.ts'
import { type AccountRegion, CellPanel } from './CellPanel.tsx'
import { CURSOR_ID } from './MapCells.tsx'

/** @returns what opens a cell of the map in the side panel. */
export function useCellPanel(): (place: AccountRegion) => void {
  const [place, open] = useState<AccountRegion>()
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
