import type { ReactNode } from 'react'
import { create } from 'zustand'

/** A panel that a page shows beside it. */
export interface SidePanel {
  /** A SplitPanel. */
  readonly content: ReactNode
  /** Called when a person closes the panel. */
  close(): void
  /** Called when the panel has gone: moves the focus back to where it was opened from. */
  returnFocus(): void
}

/** The panel of the page that is shown. */
export const useSidePanel = create<{ readonly panel: SidePanel | undefined }>(() => ({ panel: undefined }))

/** @returns the function that removes the panel. */
export function showSidePanel(panel: SidePanel): () => void {
  useSidePanel.setState({ panel })
  return () => {
    if (useSidePanel.getState().panel === panel) useSidePanel.setState({ panel: undefined })
  }
}
