import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import type { DraftAccount } from '../../../app/onboarding/draft.ts'
import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { changeDraft } from '../../state/draftSaving.ts'
import { dismissNotice, showNotice } from '../../state/noticeStore.ts'
import { changeAccounts, type SharedChange } from './draftEdits.ts'
import { ChangeManyDialog } from './edit/ChangeManyDialog.tsx'

interface ChangeManyButtonProps {
  readonly accounts: readonly DraftAccount[]
  readonly locked: boolean
}

/** For many accounts what their forms are for one. Can be undone. */
export function ChangeManyButton({ accounts, locked }: ChangeManyButtonProps) {
  const client = useClient()
  const [isOpen, setOpen] = useState(false)

  function change(shared: SharedChange): void {
    const before = new Map(accounts.map((account) => [account.key, account]))
    const keys = new Set(before.keys())
    changeDraft(client, (draft) => changeAccounts(draft, keys, shared))
    setOpen(false)
    const id = `changed-${crypto.randomUUID()}`
    showNotice({
      id,
      type: 'success',
      header: `${plural(accounts.length, 'account')} changed`,
      action: {
        text: 'Undo',
        onClick: () => {
          changeDraft(client, (draft) => ({
            ...draft,
            accounts: draft.accounts.map((account) => restored(account, before.get(account.key))),
          }))
          dismissNotice(id)
        },
      },
    })
  }

  return (
    <>
      <Button disabled={locked || accounts.length === 0} onClick={() => setOpen(true)}>
        Change
      </Button>
      {isOpen && <ChangeManyDialog accounts={accounts} onChange={change} onClose={() => setOpen(false)} />}
    </>
  )
}

/** What can be changed for many as it was; everything else as it is now. */
function restored(account: DraftAccount, before: DraftAccount | undefined): DraftAccount {
  if (before === undefined) return account
  const { access, regions, stackRegion, connector } = before
  return {
    ...account,
    access,
    regions,
    stackRegion,
    connector: { ...account.connector, priority: connector.priority },
  }
}
