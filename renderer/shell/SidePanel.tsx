import { lazy, Suspense, useEffect, useRef } from 'react'
import { editButtonId } from '../pages/accounts/editButtonId.ts'
import { editRow, useDraft } from '../state/draftStore.ts'
import { useNavigation } from '../state/navigationStore.ts'

const AccountPanel = lazy(() =>
  import('../pages/accounts/edit/AccountPanel.tsx').then((module) => ({ default: module.AccountPanel })),
)

/** The place beside a page. Only the page Accounts uses it, for the form of one account. */
export function useSidePanel() {
  const isThere = useNavigation((state) => state.page === 'accounts')
  const editing = useDraft((state) => state.editing)
  const before = useRef<string>(undefined)

  useEffect(() => {
    // Back to where the form was opened from.
    if (editing === undefined && before.current !== undefined) {
      document.getElementById(editButtonId(before.current))?.focus()
    }
    before.current = editing
  }, [editing])

  if (!isThere || editing === undefined) return undefined
  return {
    content: (
      <Suspense fallback={null}>
        <AccountPanel />
      </Suspense>
    ),
    close: () => editRow(undefined),
  }
}
