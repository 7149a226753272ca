import { useState } from 'react'
import type { ConnectorFields } from '../../../app/activeeye/connectorForm.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'

/** Records what a person says was entered. Main compares; its word counts. */
export function useConfirm({ accountId }: AccountStatus, onConfirmed: () => void) {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const [compared, setCompared] = useState<ConnectorFields>()

  async function confirm(entered: ConnectorFields): Promise<void> {
    setBusy(true)
    setRefusal(undefined)
    try {
      const { displayName, accountId: enteredAccountId, externalId } = entered
      const { same } = await client.connector.confirm({
        accountId,
        displayName,
        enteredAccountId,
        externalId,
      })
      setCompared(entered)
      if (same) onConfirmed()
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }

  /** `compared`: the last that was told to be different or the same. */
  return { busy, refusal, compared, confirm }
}
