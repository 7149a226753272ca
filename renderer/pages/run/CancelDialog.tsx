import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'

interface CancelDialogProps {
  readonly visible: boolean
  readonly onClose: () => void
  readonly onCancel: () => void
}

/** What cancelling means, before it is done. */
export function CancelDialog({ visible, onClose, onCancel }: CancelDialogProps) {
  useFocusAfterDialog(visible)
  return (
    <Modal
      visible={visible}
      onDismiss={onClose}
      header="Cancel the run?"
      closeAriaLabel="Close"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Keep running
            </Button>
            <Button variant="primary" onClick={onCancel}>
              Cancel the run
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      It stops before the next change. What was created stays, and a stack that is being created goes on in
      AWS. The next run goes on from there and makes nothing twice.
    </Modal>
  )
}
