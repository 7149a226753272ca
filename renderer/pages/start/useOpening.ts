import { useState } from 'react'
import type { OpenedOnboarding } from '../../../app/contract/contract.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { PageName } from '../../../app/contract/pages.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { navigate } from '../../state/navigationStore.ts'
import { showOpened } from '../../state/openedStore.ts'

/** Opens an onboarding and shows the page of its current work, or why it was refused. */
export interface Opening {
  readonly busy: boolean
  readonly refusal: CallRefusal | undefined
  /** @param open gives undefined when something has to be decided first */
  start(open: (client: ContractClient) => Promise<OpenedOnboarding | undefined>): Promise<void>
}

export function useOpening(): Opening {
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()

  async function start(
    open: (client: ContractClient) => Promise<OpenedOnboarding | undefined>,
  ): Promise<void> {
    setBusy(true)
    setRefusal(undefined)
    try {
      const opened = await open(client)
      if (opened === undefined) return
      const page = await pageOfWork(client)
      showOpened(opened)
      navigate(page)
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }

  return { busy, refusal, start }
}

/** The page Run when work has begun already; before that, Accounts. */
async function pageOfWork(client: ContractClient): Promise<PageName> {
  const { accounts } = await client.checklist.get()
  // The steps don't tell: after an interruption in the first step, all of them are still to do.
  return accounts.some(({ lastSeen }) => lastSeen !== undefined) ? 'run' : 'accounts'
}
