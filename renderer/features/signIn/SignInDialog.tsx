import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useRef, useState } from 'react'
import { keyOf, type OpenedAccount, rootOf, signInRoots } from '../../../app/access/signInRoots.ts'
import { waitingForSignIn } from '../../../app/access/waitingForSignIn.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useFollowedAwsConfiguration } from '../../state/awsConfigurationStore.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { signInAt, useSignIns } from '../../state/signInStore.ts'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'
import { StartButton } from '../activity/StartButton.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { SignInRootView } from './SignInRootView.tsx'

interface SignInDialogProps {
  readonly visible: boolean
  /** The accounts whose sign-in is missing, or ends soon. */
  readonly accounts: readonly OpenedAccount[]
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
  const hasProfiles = accounts.some(({ access }) => rootOf(access).kind === 'profile')
  const { configuration } = useFollowedAwsConfiguration(practice, visible && hasProfiles)
  const { waiting, refusal, goOn } = useGoingOn(accounts, visible, onClose)
  const roots = visible ? signInRoots(accounts, configuration) : []
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
            key={keyOf(root)}
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

function has(accounts: readonly OpenedAccount[], accountId: string): boolean {
  return accounts.some((account) => account.accountId === accountId)
}

interface GoingOn {
  /** Those of the accounts that the work under way waits in, by ID. */
  readonly waiting: readonly string[]
  readonly refusal: CallRefusal | undefined
  /** Somebody has signed in: these are tried again at once. */
  goOn(accountIds: readonly string[]): void
}

/** @param onAllGone none of the accounts is waited in any more, though some were while `visible`. */
function useGoingOn(accounts: readonly OpenedAccount[], visible: boolean, onAllGone: () => void): GoingOn {
  const client = useClient()
  const known = useChecklist((state) => state.accounts)
  const activity = useChecklist((state) => state.activity)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const own = new Set(accounts.map(({ accountId }) => accountId))
  const waiting = waitingForSignIn(known.values(), activity)
    .map(({ accountId }) => accountId)
    .filter((accountId) => own.has(accountId))

  const waited = useRef(false)
  const isWaiting = waiting.length > 0
  const gone = useRef(onAllGone)
  gone.current = onAllGone
  useEffect(() => {
    if (visible && waited.current && !isWaiting) gone.current()
    waited.current = visible && isWaiting
  }, [visible, isWaiting])

  return {
    waiting,
    refusal,
    goOn(accountIds) {
      setRefusal(undefined)
      if (accountIds.length === 0) return
      client.signIn
        .renewed({ accountIds: [...accountIds] })
        .catch((error: unknown) => setRefusal(refusalOf(error)))
    },
  }
}
