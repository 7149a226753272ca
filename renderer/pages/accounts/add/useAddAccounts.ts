import { plural } from '../../../../app/text/plural.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { announce } from '../../../state/announcementStore.ts'
import { changeDraft } from '../../../state/draftSaving.ts'
import { type AddedAccount, addAccounts } from '../draftEdits.ts'
import { withFreeNames } from '../freeName.ts'

/** Adds accounts with suggestions for the rest of their fields. */
export function useAddAccounts(): (added: readonly AddedAccount[]) => void {
  const client = useClient()
  return (added) => {
    changeDraft(client, (draft) =>
      addAccounts(draft, withFreeNames(added, draft.accounts), () => crypto.randomUUID()),
    )
    announce(`${plural(added.length, 'account')} added`)
  }
}
