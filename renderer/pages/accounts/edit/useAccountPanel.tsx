import { lazy, Suspense, useLayoutEffect } from 'react'
import { editRow, useDraft } from '../../../state/draftStore.ts'
import { showSidePanel } from '../../../state/sidePanelStore.ts'

const AccountPanel = lazy(() =>
  import('./AccountPanel.tsx').then((module) => ({ default: module.AccountPanel })),
)

/** Shows the form of the edited account in the side panel. */
export function useAccountPanel(): void {
  const editing = useDraft((state) => state.editing)
  useLayoutEffect(() => {
    if (editing === undefined) return
    return showSidePanel({
      content: (
        <Suspense fallback={null}>
          <AccountPanel />
        </Suspense>
      ),
      close: () => editRow(undefined),
      returnFocus: () => document.getElementById(editButtonId(editing))?.focus(),
    })
  }, [editing])
}

/** The ID of the button that opens the form of a row. It gets the focus back when the form is closed. */
export function editButtonId(key: string): string {
  return `edit-account-${key}`
}
