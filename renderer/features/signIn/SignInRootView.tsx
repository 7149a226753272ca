import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { assumedRoles, type SignInAccount, type SignInTask } from '../../../app/access/signInTasks.ts'
import { list } from '../../../app/text/list.ts'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { IdentityCenterSignIn } from './IdentityCenterSignIn.tsx'
import { KeysForm } from './KeysForm.tsx'
import { PracticeSignIn } from './PracticeSignIn.tsx'
import { signInWords } from './signInWords.ts'

interface SignInRootViewProps {
  readonly root: SignInTask
  readonly practice: string | undefined
  readonly onSignedIn: () => void
}

/** One way to sign in: the accounts that it opens, and the doing of it or the words for it. */
export function SignInRootView({ root, practice, onSignedIn }: SignInRootViewProps) {
  const { accounts } = root
  const roles = assumedRoles(accounts)
  const words = signInWords(root, practice !== undefined)
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
        <KeysForm accountId={root.accountId} accountName={ownerName(root)} onEntered={onSignedIn} />
      )}
      {words !== undefined && <div>{words.explanation}</div>}
      {words?.command !== undefined && (
        <Box variant="code">
          <CopyValue name="the command" value={words.command} />
        </Box>
      )}
      {words !== undefined && practice !== undefined && (
        <PracticeSignIn accountIds={accounts.map(({ accountId }) => accountId)} />
      )}
    </SpaceBetween>
  )
}

/** Keys on the way to others are of an account that may not be among them. */
function ownerName({ accountId, accounts }: Extract<SignInTask, { kind: 'keys' }>): string {
  return accounts.find((account) => account.accountId === accountId)?.name ?? accountId
}

/** As many as a person still reads. */
const MOST_NAMES = 5

function longNames(accounts: readonly SignInAccount[]): string {
  const names = accounts.slice(0, MOST_NAMES).map(({ name, accountId }) => `${name} (${accountId})`)
  const more = accounts.length - names.length
  return [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')
}
