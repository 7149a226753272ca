import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { inShort } from '../../../../app/text/inShort.ts'
import { plural } from '../../../../app/text/plural.ts'
import { DecisionReason, WHY_LEFT_OUT } from '../../../features/decisions/DecisionReason.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'

interface LeaveOutDialogProps {
  readonly names: readonly string[]
  readonly onClose: () => void
  readonly onLeaveOut: (reason: string) => void
}

/** Asks why accounts are left out. */
export function LeaveOutDialog({ names, onClose, onLeaveOut }: LeaveOutDialogProps) {
  const [reason, setReason] = useState('')
  const missing = reason.trim() === ''
  return (
    <Dialog
      header={`Leave ${plural(names.length, 'account')} out?`}
      leave="Cancel"
      onClose={onClose}
      actions={
        <Button
          variant="primary"
          disabled={missing}
          {...(missing && { disabledReason: 'Say why first.' })}
          onClick={() => onLeaveOut(reason.trim())}
        >
          Leave out
        </Button>
      }
    >
      <SpaceBetween size="m">
        <div>
          {inShort(names)}. Nothing is done there: no sign-in, no stack, no flow log. What is there already
          stays. On the page Plan, under What is monitored, an account is monitored again.
        </div>
        <DecisionReason value={reason} placeholder={WHY_LEFT_OUT} onChange={setReason} />
      </SpaceBetween>
    </Dialog>
  )
}
