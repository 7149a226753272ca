import { useClient } from '../../client/ClientContext.tsx'
import { changeDraft } from '../../state/draftSaving.ts'
import { editRow, useDraft } from '../../state/draftStore.ts'
import { newAccess } from './accessWords.ts'
import { addAccounts } from './draftEdits.ts'

/** Adds an empty row and opens its form. Credentials are most often those of the accounts before. */
export function useAddByHand(): () => void {
  const client = useClient()
  return () => {
    const key = crypto.randomUUID()
    changeDraft(client, (draft) => {
      const access = draft.accounts.at(-1)?.access ?? newAccess('role')
      return addAccounts(draft, [{ accountId: '', name: '', access }], () => key)
    })
    if (useDraft.getState().draft !== undefined) editRow(key)
  }
}
