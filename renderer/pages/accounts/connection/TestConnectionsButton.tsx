import Button from '@cloudscape-design/components/button'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { connectionTests } from '../../../state/connectionTestStore.ts'
import { type DraftFaults, isTestable } from '../draftFaults.ts'
import { testConnections } from './runConnectionTests.ts'

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
