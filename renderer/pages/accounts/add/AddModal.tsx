import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import type { Draft } from '../../../../app/onboarding/draft.ts'
import { plural } from '../../../../app/text/plural.ts'
import { Dialog } from '../../../ui/Dialog.tsx'

/** The props of each dialog that adds accounts. */
export interface AddDialogProps {
  readonly draft: Draft
  readonly onClose: () => void
}

interface AddModalProps {
  readonly title: string
  /** How many accounts would be added. */
  readonly count: number
  /** Shown in the button: "2 untested". */
  readonly note?: string | undefined
  readonly children: ReactNode
  readonly onAdd: () => void
  readonly onClose: () => void
}

/** The frame of the dialogs that add accounts. */
export function AddModal({ title, count, note, children, onAdd, onClose }: AddModalProps) {
  return (
    <Dialog
      size="max"
      position="top"
      header={title}
      leave="Cancel"
      onClose={onClose}
      actions={
        <Button variant="primary" disabled={count === 0} onClick={onAdd}>
          {count === 0
            ? 'Add accounts'
            : [`Add ${plural(count, 'account')}`, note].filter((part) => part !== undefined).join(', ')}
        </Button>
      }
    >
      <SpaceBetween size="l">{children}</SpaceBetween>
    </Dialog>
  )
}
