import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { assumedRoles, type SignInAccount, type SignInTask } from '../../../app/access/signInTasks.ts'
import type { ProblemWords } from '../../../app/problems/problem.ts'
import { accountLabel } from '../../../app/text/accountLabel.ts'
import { list } from '../../../app/text/list.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { IdentityCenterSignIn } from './IdentityCenterSignIn.tsx'
import { KeysForm } from './KeysForm.tsx'
import { signInWords } from './signInWords.ts'

interface SignInTaskViewProps {
  readonly root: SignInTask
  readonly practice: string | undefined
  /** Its button is the dialog's primary one, where the app has one for what is done elsewhere. */
  readonly isPrimary: boolean
  readonly onPractised: () => void
  /** The problem when AWS does not take the MFA device. */
  readonly refusedDevice: ProblemWords | undefined
  readonly onSignedIn: () => void
  /** Told how to use what is entered, as long as anything is. */
  readonly onPending: (use: (() => Promise<boolean>) | undefined) => void
}

/** One set of credentials: the accounts that need it, and its sign-in form, or what to do outside the app. */
export function SignInTaskView(props: SignInTaskViewProps) {
  const { root, practice, isPrimary, onPractised, refusedDevice, onSignedIn, onPending } = props
  const { accounts } = root
  const { shell } = useHostAbilities()
  const roles = assumedRoles(accounts)
  const words =
    refusedDevice === undefined
      ? signInWords(root, practice !== undefined, shell)
      : { explanation: `${refusedDevice.message} ${refusedDevice.next}` }
  return (
    <SpaceBetween size="xs">
      <Box variant="h3">{longNames(accounts)}</Box>
      {roles.length > 0 && (
        <Box color="text-body-secondary">
          Reached through the role {list(roles)}, assumed with the sign-in below.
        </Box>
      )}
      {root.kind === 'identityCenter' && (
        <IdentityCenterSignIn
          startUrl={root.startUrl}
          region={root.region}
          practice={practice}
          onSignedIn={onSignedIn}
        />
      )}
      {root.kind === 'keys' && (
        <KeysForm
          accountId={root.accountId}
          accountName={ownerOf(root)?.name ?? root.accountId}
          stackRegion={(ownerOf(root) ?? accounts[0])?.stackRegion}
          onEntered={onSignedIn}
          onPending={onPending}
        />
      )}
      {words !== undefined && <div>{words.explanation}</div>}
      {words?.command?.onlyIn !== undefined && <div>In {words.command.onlyIn}, not in cmd:</div>}
      {words?.command !== undefined && (
        <Box variant="code">
          <CopyValue name="the command" value={words.command.text} />
        </Box>
      )}
      {words !== undefined && practice !== undefined && (
        <PracticeSignIn
          accountIds={accounts.map(({ accountId }) => accountId)}
          isPrimary={isPrimary}
          onDone={onPractised}
        />
      )}
    </SpaceBetween>
  )
}

/** Keys that roles are assumed with may belong to an account that is not in the list. */
function ownerOf({ accountId, accounts }: Extract<SignInTask, { kind: 'keys' }>): SignInAccount | undefined {
  return accounts.find((account) => account.accountId === accountId)
}

/** More names are counted instead. */
const MOST_NAMES = 5

function longNames(accounts: readonly SignInAccount[]): string {
  const names = accounts.slice(0, MOST_NAMES).map(accountLabel)
  const more = accounts.length - names.length
  return [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')
}

/** The practice cloud has no other place to sign in, so a button renews the credentials there. */
function PracticeSignIn({
  accountIds,
  isPrimary,
  onDone,
}: {
  readonly accountIds: readonly string[]
  readonly isPrimary: boolean
  readonly onDone: () => void
}) {
  const client = useClient()
  const [progress, setProgress] = useState<'none' | 'busy' | 'done'>('none')
  const [refusal, setRefusal] = useState<CallRefusal>()

  async function signIn(): Promise<void> {
    setRefusal(undefined)
    setProgress('busy')
    try {
      await client.signIn.renewed({ accountIds: [...accountIds], inPractice: true })
      setProgress('done')
      onDone()
    } catch (error) {
      setRefusal(refusalOf(error))
      setProgress('none')
    }
  }

  return (
    <SpaceBetween size="xs">
      <SpaceBetween size="s" direction="horizontal" alignItems="center">
        <Button
          variant={isPrimary ? 'primary' : 'normal'}
          loading={progress === 'busy'}
          onClick={() => void signIn()}
        >
          Sign in again (practice)
        </Button>
        {progress === 'done' && (
          <LiveRegion>
            <StatusIndicator type="success">Signed in again.</StatusIndicator>
          </LiveRegion>
        )}
      </SpaceBetween>
      {refusal && <RefusalAlert refusal={refusal} />}
    </SpaceBetween>
  )
}
