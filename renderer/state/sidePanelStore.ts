import type { ReactNode } from 'react'
import { create } from 'zustand'

/** What a page wants to be shown beside it. */
export interface SidePanel {
  /** A SplitPanel. */
  readonly content: ReactNode
  /** A person closes the panel. */
  close(): void
  /** The panel is gone: the focus goes back to where it was opened from. */
  returnFocus(): void
}

/** The panel of the page that is shown. */
export const useSidePanel = create<{ readonly panel: SidePanel | undefined }>(() => ({ panel: undefined }))

/** Gives back what takes the panel away again. */
export function showSidePanel(panel: SidePanel): () => void {
  useSidePanel.setState({ panel })
  return () => {
    if (useSidePanel.getState().panel === panel) useSidePanel.setState({ panel: undefined })
  }
}
