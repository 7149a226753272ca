import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { useChecklist } from '../../state/checklistStore.ts'
import { changeDraft } from '../../state/draftSaving.ts'
import { editRow, useDraft } from '../../state/draftStore.ts'
import { dismissNotice, showNotice } from '../../state/noticeStore.ts'
import { putBack, type Removed, removeAccounts } from './draftEdits.ts'

/** Removes accounts from the list, and offers to put them back. */
export function useRemoveAccounts(): (keys: readonly string[]) => void {
  const client = useClient()
  return (keys) => {
    let removed: Removed = []
    changeDraft(client, (draft) => {
      const result = removeAccounts(draft, new Set(keys))
      removed = result.removed
      return result.draft
    })
    if (removed.length === 0) return
    const { editing } = useDraft.getState()
    if (editing !== undefined && keys.includes(editing)) editRow(undefined)
    const id = `removed-${crypto.randomUUID()}`
    showNotice({
      id,
      type: 'success',
      header: `${words(removed)} removed from the list`,
      ...(wasWorkedOn(removed) && {
        content:
          'What was created in AWS stays there. To delete it, put the account back, undo it, then remove it.',
      }),
      action: {
        text: 'Put back',
        onClick: () => {
          changeDraft(client, (draft) => putBack(draft, removed))
          dismissNotice(id)
        },
      },
    })
  }
}

function words(removed: Removed): string {
  const [first] = removed
  if (removed.length > 1 || first === undefined) return plural(removed.length, 'account')
  return first.account.name || first.account.accountId || 'The account'
}

function wasWorkedOn(removed: Removed): boolean {
  const { accounts } = useChecklist.getState()
  return removed.some(({ account }) => {
    const known = accounts.get(account.accountId)
    return known?.stack?.madeByUs || known?.regions.some(({ vpcs }) => vpcs.some(({ madeByUs }) => madeByUs))
  })
}
