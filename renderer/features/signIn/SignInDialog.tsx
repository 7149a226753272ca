import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  type SignInAccount,
  signInAccess,
  signInTaskKey,
  signInTasks,
} from '../../../app/access/signInTasks.ts'
import { useOpened } from '../../state/openedStore.ts'
import { signInAt, useSignIns } from '../../state/signInStore.ts'
import { useFollowedAwsConfiguration } from '../../state/useFollowedAwsConfiguration.ts'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'
import { StartButton } from '../activity/StartButton.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { SignInRootView } from './SignInRootView.tsx'
import { useGoingOn } from './useGoingOn.ts'

interface SignInDialogProps {
  readonly visible: boolean
  /** The accounts whose sign-in is missing, or ends soon. */
  readonly accounts: readonly SignInAccount[]
  /** What is tried again afterwards; left out: nothing has failed yet. */
  readonly purpose?: 'plan' | 'run'
  readonly onClose: () => void
}

/**
 * Signs in again right here, once for each distinct way, and says what to do where that can't be done here. Work
 * that waits for it goes on; else what failed is tried again.
 */
export function SignInDialog({ visible, accounts, purpose, onClose }: SignInDialogProps) {
  useFocusAfterDialog(visible)
  const practice = useOpened((state) => state.opened?.practice)
  const hasProfiles = accounts.some(({ access }) => signInAccess(access).kind === 'profile')
  const { configuration } = useFollowedAwsConfiguration(practice, visible && hasProfiles)
  const { waiting, refusal, goOn } = useGoingOn(accounts, visible, onClose)
  const roots = visible ? signInTasks(accounts, configuration) : []
  // One button stands out: that of a sign-in that is still to be done, else the way on.
  const undone = useSignIns((signIns) =>
    roots.some((root) => root.kind === 'identityCenter' && signInAt(signIns, root.startUrl) === undefined),
  )
  const variant = undone ? 'normal' : 'primary'
  return (
    <Modal
      visible={visible}
      onDismiss={onClose}
      header="Sign in"
      closeAriaLabel="Close"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Close
            </Button>
            {waiting.length > 0 && (
              <Button variant={variant} onClick={() => goOn(waiting)}>
                I have signed in: go on
              </Button>
            )}
            {waiting.length === 0 && purpose !== undefined && (
              <StartButton
                variant={variant}
                request={{ activity: purpose, only: accounts.map(({ accountId }) => accountId) }}
                onStarted={onClose}
              >
                I have signed in: try again
              </StartButton>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        {roots.map((root) => (
          <SignInRootView
            key={signInTaskKey(root)}
            root={root}
            practice={practice}
            onSignedIn={() => goOn(waiting.filter((id) => has(root.accounts, id)))}
          />
        ))}
        {refusal && <RefusalAlert refusal={refusal} />}
        {(waiting.length > 0 || purpose !== undefined) && (
          <Box color="text-body-secondary">
            It goes on where it stopped. Nothing that is done already is done again.
          </Box>
        )}
      </SpaceBetween>
    </Modal>
  )
}

function has(accounts: readonly SignInAccount[], accountId: string): boolean {
  return accounts.some((account) => account.accountId === accountId)
}
