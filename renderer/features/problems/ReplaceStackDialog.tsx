import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { templateInShort } from '../../../app/activeeye/foreignWords.ts'
import { STACK_NAME } from '../../../app/activeeye/prescribed.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { whyDead } from '../../../app/checklist/deadStack.ts'
import { templateUrlOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import { useOpened } from '../../state/openedStore.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'
import { StartButton } from '../activity/StartButton.tsx'

interface ReplaceStackDialogProps {
  readonly visible: boolean
  readonly accounts: readonly AccountStatus[]
  readonly onClose: () => void
}

/** Names the stacks that will be deleted, then runs these accounts with the person's consent to it. */
export function ReplaceStackDialog({ visible, accounts, onClose }: ReplaceStackDialogProps) {
  useFocusAfterDialog(visible)
  const template = useOpened(({ opened }) => templateInShort(templateUrlOf(opened?.onboarding ?? {})))
  const only = accounts.map(({ accountId }) => accountId)
  return (
    <Dialog
      visible={visible}
      header={accounts.length === 1 ? 'Replace the stack?' : `Replace ${accounts.length} stacks?`}
      leave="Keep as it is"
      onClose={onClose}
      actions={
        <StartButton
          variant="primary"
          request={{ activity: 'run', only, consent: { replaceFailedStack: true } }}
          onStarted={onClose}
        >
          Delete and create again
        </StartButton>
      }
    >
      <SpaceBetween size="m">
        <div>
          The stack {STACK_NAME} is not complete here, and CloudFormation can only delete such a stack. It is
          deleted, then created again from {template}. Nothing else is deleted.
        </div>
        <ul>
          {accounts.map(({ accountId, name, stack }) => (
            <li key={accountId}>
              {name} ({accountId})
              {stack !== undefined && `: ${whyDead(stack.status)} (${stack.status} in ${stack.region})`}
            </li>
          ))}
        </ul>
        <Alert type="warning">Remove the cause of a failure first, or it fails again.</Alert>
        <div>
          If the template has not been acknowledged for an account yet, the page Plan asks for it afterwards.
        </div>
      </SpaceBetween>
    </Dialog>
  )
}
