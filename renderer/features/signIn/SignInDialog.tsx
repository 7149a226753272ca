import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useRef, useState } from 'react'
import {
  type SignInAccount,
  type SignInTask,
  signInAccess,
  signInTaskKey,
  signInTasks,
} from '../../../app/access/signInTasks.ts'
import { waitingForSignIn } from '../../../app/access/waitingForSignIn.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import type { ProblemWords } from '../../../app/problems/problem.ts'
import { DEVICE_REFUSED } from '../../../app/problems/problemOf.ts'
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
import { useSignInClaim } from './useSignInClaim.ts'

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
 * for the sign-in continues; otherwise what failed is tried again. What is entered is used by the primary button, and
 * somebody who has not signed in is told so.
 */
export function SignInDialog({ visible, accounts, purpose, onClose }: SignInDialogProps) {
  useFocusAfterDialog(visible)
  const practice = useOpened((state) => state.opened?.practice)
  const hasProfiles = accounts.some(({ access }) => signInAccess(access).kind === 'profile')
  const { configuration } = useFollowedAwsConfiguration(practice, visible && hasProfiles)
  const { waiting, refusal, tellSignedIn } = useWaitingAccounts(accounts, visible, onClose)
  const roots = visible ? signInTasks(accounts, configuration) : []
  const [pending, setPending] = useState<ReadonlyMap<string, () => Promise<boolean>>>(new Map())
  const known = useChecklist((state) => state.accounts)
  const claim = useSignInClaim(roots, visible)
  // Only one button is primary: that of a missing sign-in, otherwise the one that continues.
  const hasPortal = useSignIns((signIns) =>
    roots.some((root) => root.kind === 'identityCenter' && signInAt(signIns, root.startUrl) === undefined),
  )
  const [practised, setPractised] = useState<ReadonlySet<string>>(new Set())
  // In practice, a button of the app is what is elsewhere otherwise.
  const toPractise = roots.find(
    (root) =>
      practice !== undefined &&
      (root.kind === 'environment' || root.kind === 'profile') &&
      !practised.has(signInTaskKey(root)),
  )
  const undone = hasPortal || toPractise !== undefined
  const isEntered = pending.size > 0
  const shownRefusal = refusal ?? claim.refusal
  const variant = undone && !isEntered ? 'normal' : 'primary'

  async function sendEntered(): Promise<boolean> {
    const used = await Promise.all([...pending.values()].map((use) => use()))
    return used.every(Boolean)
  }

  async function goOn(): Promise<boolean> {
    return (await sendEntered()) && (await claim.check())
  }

  return (
    <Dialog
      visible={visible}
      header="Sign in"
      leave="Close"
      onClose={onClose}
      actions={
        <>
          {waiting.length > 0 && (
            <Button variant={variant} loading={claim.busy} onClick={() => void goOn()}>
              {isEntered ? 'Use the entered keys: continue' : 'I have signed in: continue'}
            </Button>
          )}
          {waiting.length === 0 && purpose !== undefined && (
            <StartButton
              variant={variant}
              request={{ activity: purpose, only: accounts.map(({ accountId }) => accountId) }}
              before={goOn}
              onStarted={onClose}
            >
              {isEntered ? 'Use the entered keys: try again' : 'I have signed in: try again'}
            </StartButton>
          )}
          {waiting.length === 0 && purpose === undefined && isEntered && (
            <Button variant="primary" onClick={() => void sendEntered()}>
              Use the entered keys
            </Button>
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
            isPrimary={!hasPortal && !isEntered && root === toPractise}
            onPractised={() => setPractised((before) => new Set([...before, signInTaskKey(root)]))}
            refusedDevice={refusedDevice(known, root)}
            onSignedIn={() => tellSignedIn(waiting.filter((id) => has(root.accounts, id)))}
            onPending={(use) => setPending((before) => withPending(before, signInTaskKey(root), use))}
          />
        ))}
        {claim.stillNot.length > 0 && (
          <LiveRegion assertive>
            <Alert type="warning" header="Still not signed in">
              {claim.stillNot.map((words) => (
                <div key={words}>{words}</div>
              ))}
            </Alert>
          </LiveRegion>
        )}
        {shownRefusal && <RefusalAlert refusal={shownRefusal} />}
        {(waiting.length > 0 || purpose !== undefined) && (
          <Box color="text-body-secondary">
            The work continues where it stopped. Nothing that is done already is done again.
          </Box>
        )}
      </SpaceBetween>
    </Dialog>
  )
}

/** What the last look said when AWS does not take the MFA device, which signing in again does not mend. */
function refusedDevice(
  known: ReadonlyMap<string, AccountStatus>,
  root: SignInTask,
): ProblemWords | undefined {
  return root.accounts
    .flatMap(({ accountId }) => known.get(accountId)?.problems ?? [])
    .find(({ aws }) => aws?.code === DEVICE_REFUSED)
}

function withPending(
  before: ReadonlyMap<string, () => Promise<boolean>>,
  key: string,
  use: (() => Promise<boolean>) | undefined,
): ReadonlyMap<string, () => Promise<boolean>> {
  const after = new Map(before)
  if (use === undefined) after.delete(key)
  else after.set(key, use)
  return after
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
