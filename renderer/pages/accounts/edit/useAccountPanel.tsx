import { lazy, Suspense, useLayoutEffect } from 'react'
import { editRow, useDraft } from '../../../state/draftStore.ts'
import { showSidePanel } from '../../../state/sidePanelStore.ts'

const AccountPanel = lazy(() =>
  import('./AccountPanel.tsx').then((module) => ({ default: module.AccountPanel })),
)

/** Shows the form of the account that is edited beside the page. */
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

/** Where the focus goes back to when the form of a row is closed. */
export function editButtonId(key: string): string {
  return `edit-account-${key}`
}
