import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Account } from '../../../app/onboarding/onboarding.ts'
import { StartButton } from '../activity/StartButton.tsx'
import { CopyValue } from '../CopyValue.tsx'
import { useFocusAfterDialog } from '../useFocusAfterDialog.ts'
import type { ProblemPurpose } from './ProblemButton.tsx'
import { signInWords } from './signInWords.ts'

interface SignInDialogProps {
  readonly visible: boolean
  /** The accounts whose sign-in is missing. */
  readonly accounts: readonly Account[]
  readonly purpose: ProblemPurpose
  readonly onClose: () => void
}

/** How to sign in again, for each kind of access that is concerned; then tries again. */
export function SignInDialog({ visible, accounts, purpose, onClose }: SignInDialogProps) {
  useFocusAfterDialog(visible)
  const ways = Map.groupBy(accounts, ({ access }) => JSON.stringify(signInWords(access)))
  return (
    <Modal
      visible={visible}
      onDismiss={onClose}
      header="Sign in again"
      closeAriaLabel="Close"
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Close
            </Button>
            <StartButton
              variant="primary"
              request={{ activity: purpose, only: accounts.map(({ accountId }) => accountId) }}
              onStarted={onClose}
            >
              I have signed in: try again
            </StartButton>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="l">
        {[...ways].map(([key, own]) => (
          <Way key={key} accounts={own} />
        ))}
        <Box color="text-body-secondary">
          It goes on where it stopped. Nothing that is done already is done again.
        </Box>
      </SpaceBetween>
    </Modal>
  )
}

function Way({ accounts }: { readonly accounts: readonly Account[] }) {
  const [first] = accounts
  if (first === undefined) return null
  const { explanation, command } = signInWords(first.access)
  return (
    <SpaceBetween size="xs">
      <Box fontWeight="bold">{namesOf(accounts)}</Box>
      <div>{explanation}</div>
      {command !== undefined && (
        <Box variant="code">
          <CopyValue name="the command" value={command} />
        </Box>
      )}
    </SpaceBetween>
  )
}

/** As many as a person still reads. */
const MOST_NAMES = 5

function namesOf(accounts: readonly Account[]): string {
  const names = accounts.slice(0, MOST_NAMES).map(({ name, accountId }) => `${name} (${accountId})`)
  const more = accounts.length - names.length
  return [...names, ...(more > 0 ? [`and ${more} more`] : [])].join(', ')
}
