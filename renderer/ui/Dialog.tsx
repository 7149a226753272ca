import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal, { type ModalProps } from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

interface DialogProps extends Pick<ModalProps, 'size' | 'position' | 'header' | 'children'> {
  /** A dialog that is mounted only while it is open needs not say so. */
  readonly visible?: boolean
  /** What the button that leaves everything as it is says: "Cancel", "Keep everything". */
  readonly leave: string
  readonly onClose: () => void
  readonly closeLabel?: string
  /** What has happened so far; it stands before the buttons. */
  readonly status?: ReactNode
  /** The buttons that do something. */
  readonly actions?: ReactNode
}

/** A dialog with a way out and its actions, in this order. */
export function Dialog({
  visible = true,
  leave,
  onClose,
  closeLabel = 'Close',
  status,
  actions,
  ...rest
}: DialogProps) {
  return (
    <Modal
      {...rest}
      visible={visible}
      onDismiss={onClose}
      closeAriaLabel={closeLabel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            {status}
            <Button variant="link" onClick={onClose}>
              {leave}
            </Button>
            {actions}
          </SpaceBetween>
        </Box>
      }
    />
  )
}
