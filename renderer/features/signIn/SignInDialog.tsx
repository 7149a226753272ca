import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useRef, useState } from 'react'
import {
  type SignInAccount,
  signInAccess,
  signInTaskKey,
  signInTasks,
} from '../../../app/access/signInTasks.ts'
import { waitingForSignIn } from '../../../app/access/waitingForSignIn.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useFollowedAwsConfiguration } from '../../state/awsConfigurationStore.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { signInAt, useSignIns } from '../../state/signInStore.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'
import { StartButton } from '../activity/StartButton.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { SignInTaskView } from './SignInTaskView.tsx'

interface SignInDialogProps {
  readonly visible: boolean
  /** The accounts whose sign-in is missing, or ends soon. */
  readonly accounts: readonly SignInAccount[]
  /** What is tried again afterwards; left out when nothing has failed yet. */
  readonly purpose?: 'plan' | 'run'
  readonly onClose: () => void
}

/**
 * Signs in again, once for each set of credentials, and says what to do where the app can't do it. Work that waits
 * for the sign-in continues; otherwise what failed is tried again.
 */
export function SignInDialog({ visible, accounts, purpose, onClose }: SignInDialogProps) {
  useFocusAfterDialog(visible)
  const practice = useOpened((state) => state.opened?.practice)
  const hasProfiles = accounts.some(({ access }) => signInAccess(access).kind === 'profile')
  const { configuration } = useFollowedAwsConfiguration(practice, visible && hasProfiles)
  const { waiting, refusal, tellSignedIn } = useWaitingAccounts(accounts, visible, onClose)
  const roots = visible ? signInTasks(accounts, configuration) : []
  // Only one button is primary: that of a missing sign-in, otherwise the one that continues.
  const undone = useSignIns((signIns) =>
    roots.some((root) => root.kind === 'identityCenter' && signInAt(signIns, root.startUrl) === undefined),
  )
  const variant = undone ? 'normal' : 'primary'
  return (
    <Dialog
      visible={visible}
      header="Sign in"
      leave="Close"
      onClose={onClose}
      actions={
        <>
          {waiting.length > 0 && (
            <Button variant={variant} onClick={() => tellSignedIn(waiting)}>
              I have signed in: continue
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
        </>
      }
    >
      <SpaceBetween size="l">
        {roots.map((root) => (
          <SignInTaskView
            key={signInTaskKey(root)}
            root={root}
            practice={practice}
            onSignedIn={() => tellSignedIn(waiting.filter((id) => has(root.accounts, id)))}
          />
        ))}
        {refusal && <RefusalAlert refusal={refusal} />}
        {(waiting.length > 0 || purpose !== undefined) && (
          <Box color="text-body-secondary">
            The work continues where it stopped. Nothing that is done already is done again.
          </Box>
        )}
      </SpaceBetween>
    </Dialog>
  )
}

function has(accounts: readonly SignInAccount[], accountId: string): boolean {
  return accounts.some((account) => account.accountId === accountId)
}

interface WaitingAccounts {
  /** The IDs of those accounts in which running work waits for a sign-in. */
  readonly waiting: readonly string[]
  readonly refusal: CallRefusal | undefined
  /** Tells main that there is a new sign-in for these accounts: it tries them again at once. */
  tellSignedIn(accountIds: readonly string[]): void
}

/** @param onAllGone called when no account waits any more, though some did while `visible`. */
function useWaitingAccounts(
  accounts: readonly SignInAccount[],
  visible: boolean,
  onAllGone: () => void,
): WaitingAccounts {
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
    tellSignedIn(accountIds) {
      setRefusal(undefined)
      if (accountIds.length === 0) return
      client.signIn
        .renewed({ accountIds: [...accountIds] })
        .catch((error: unknown) => setRefusal(refusalOf(error)))
    },
  }
}
