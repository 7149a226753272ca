import { withFreeNames } from '../../../../app/onboarding/freeNames.ts'
import { plural } from '../../../../app/text/plural.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { announce } from '../../../state/announcementStore.ts'
import { changeDraft } from '../../../state/draftSaving.ts'
import { editRow, useDraft } from '../../../state/draftStore.ts'
import { newAccess } from '../accessWords.ts'
import { type AddedAccount, addAccounts } from '../draftEdits.ts'

/** Adds found accounts; their other fields get suggestions. */
export function useAddAccounts(): (added: readonly AddedAccount[]) => void {
  const client = useClient()
  return (added) => {
    changeDraft(client, (draft) =>
      addAccounts(draft, withFreeNames(added, draft.accounts), () => crypto.randomUUID()),
    )
    announce(`${plural(added.length, 'account')} added`)
  }
}

/** Adds an empty row and opens its form. The access is that of the last account, which is most often right. */
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
