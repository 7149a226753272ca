import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useRef, useState } from 'react'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import { plural } from '../../../../app/text/plural.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { RefusalAlert } from '../../../features/RefusalAlert.tsx'
import { SignInDialog } from '../../../features/signIn/SignInDialog.tsx'
import { draftSubject } from '../../../state/connectionSubject.ts'
import { connectionStateOf, connectionTests } from '../../../state/connectionTestStore.ts'
import { useSignIns } from '../../../state/signInStore.ts'
import { type DraftFaults, isTestable } from '../draftFaults.ts'
import { resultWords } from './connectionWords.ts'
import { testConnections } from './runConnectionTests.ts'

/** The results of the connection tests, with buttons to retry and to sign in. Empty before the first test. */
export function ConnectionSummary({ accounts }: { readonly accounts: readonly DraftAccount[] }) {
  const client = useClient()
  const { results, running, refusal } = connectionTests.use()
  const [signingIn, setSigningIn] = useState<readonly DraftAccount[]>()
  const signedInBefore = useRef(useSignIns.getState())

  const known = accounts.map((account) => ({
    account,
    connection: connectionStateOf(results, draftSubject(account)),
  }))
  const failed = known.flatMap(({ account, connection }) =>
    connection?.state === 'failed' ? [{ account, problem: connection.problem }] : [],
  )
  const testing = known.filter(({ connection }) => connection?.state === 'testing').length
  const signedOut = failed.filter(({ problem }) => problem.kind === 'signInExpired')

  function closeSignIn(): void {
    const [before, now] = [signedInBefore.current, useSignIns.getState()]
    if (before.identityCenters !== now.identityCenters || before.keys !== now.keys) {
      void testConnections(client, signingIn ?? [])
    }
    setSigningIn(undefined)
  }

  if (results.size === 0 && refusal === undefined && signingIn === undefined) return null
  return (
    <SpaceBetween size="xs">
      <SpaceBetween size="s" direction="horizontal" alignItems="center">
        {testing > 0 ? (
          <StatusIndicator type="loading">Testing {plural(testing, 'connection')}</StatusIndicator>
        ) : (
          <StatusIndicator type={failed.length > 0 ? 'error' : 'success'}>
            {resultWords(
              known.map(({ connection }) => (connection?.state === 'testing' ? undefined : connection)),
            )}
          </StatusIndicator>
        )}
        {failed.length > 0 && (
          <Button
            disabled={running > 0}
            onClick={() =>
              void testConnections(
                client,
                failed.map(({ account }) => account),
              )
            }
          >
            Retry failed ({failed.length})
          </Button>
        )}
        {signedOut.length > 0 && (
          <Button
            onClick={() => {
              signedInBefore.current = useSignIns.getState()
              setSigningIn(signedOut.map(({ account }) => withPlainId(account)))
            }}
          >
            Sign in…
          </Button>
        )}
      </SpaceBetween>
      {refusal && <RefusalAlert refusal={refusal} />}
      <SignInDialog visible={signingIn !== undefined} accounts={signingIn ?? []} onClose={closeSignIn} />
    </SpaceBetween>
  )
}

/** The account with its 12 digits; an account ID may be typed with dashes. */
function withPlainId(account: DraftAccount): DraftAccount {
  return { ...account, accountId: draftSubject(account).test.accountId ?? account.accountId }
}

interface TestConnectionsButtonProps {
  /** Those that are selected, or all. */
  readonly accounts: readonly DraftAccount[]
  readonly faults: DraftFaults
}

/** Tests the connections of the accounts as they are typed now. */
export function TestConnectionsButton({ accounts, faults }: TestConnectionsButtonProps) {
  const client = useClient()
  const running = connectionTests.use((state) => state.running)
  const testable = accounts.filter(({ key }) => isTestable(faults.accounts.get(key)))
  return (
    <Button
      loading={running > 0}
      loadingText="Testing connections"
      disabled={testable.length === 0}
      disabledReason="Correct the account ID and the access first."
      onClick={() => void testConnections(client, testable)}
    >
      Test connections
    </Button>
  )
}
