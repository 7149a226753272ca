import { useEffect, useRef } from 'react'
import { type SidePanel, useSidePanel } from '../state/sidePanelStore.ts'

/** The panel that the page wants beside it; when there is none any more, the focus goes back. */
export function useShownSidePanel(): SidePanel | undefined {
  const panel = useSidePanel((state) => state.panel)
  const before = useRef<SidePanel>(undefined)
  useEffect(() => {
    if (panel === undefined) before.current?.returnFocus()
    before.current = panel
  }, [panel])
  return panel
}
