import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import { plural } from '../../../../app/text/plural.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { refusalOf } from '../../../client/callRefusal.ts'
import { useDraft } from '../../../state/draftStore.ts'
import { showNotice } from '../../../state/noticeStore.ts'
import { LeaveOutDialog } from './LeaveOutDialog.tsx'

interface LeaveOutButtonProps {
  readonly accounts: readonly DraftAccount[]
  readonly locked: boolean
}

/** Leaves the selected accounts out, with a reason: they stay in the file, and nothing is done there. */
export function LeaveOutButton({ accounts, locked }: LeaveOutButtonProps) {
  const client = useClient()
  const [isOpen, setOpen] = useState(false)
  const isSaved = useDraft((state) => state.state === 'saved')
  const blocked = accounts.length > 0 && !isSaved ? 'The changes are not in the file yet.' : undefined

  async function leaveOut(reason: string): Promise<void> {
    setOpen(false)
    const places = accounts.map(({ accountId }) => ({ accountId }))
    const refused = await client
      .leaveOut({ choice: 'leaveOut', places, reason })
      .then(() => undefined, refusalOf)
    showNotice({
      id: `left-out-${crypto.randomUUID()}`,
      type: refused === undefined ? 'success' : 'error',
      header: refused?.message ?? `${plural(accounts.length, 'account')} left out`,
      ...(refused !== undefined && { content: refused.details.join(' ') }),
    })
  }

  return (
    <>
      <Button
        disabled={locked || accounts.length === 0 || blocked !== undefined}
        {...(blocked !== undefined && { disabledReason: blocked })}
        onClick={() => setOpen(true)}
      >
        Leave out…
      </Button>
      {isOpen && (
        <LeaveOutDialog
          names={accounts.map(({ name, accountId }) => name || accountId)}
          onClose={() => setOpen(false)}
          onLeaveOut={(reason) => void leaveOut(reason)}
        />
      )}
    </>
  )
}
