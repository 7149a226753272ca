import { useCallback, useEffect, useState } from 'react'
import type { OrganizationLook } from '../../../../app/access/newInOrganization.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../../client/callRefusal.ts'
import { useOpened } from '../../../state/openedStore.ts'

/** What is known of the organization of the open onboarding, and what changes that. One call at a time. */
export function useOrganizationLook() {
  const client = useClient()
  const opened = useOpened((state) => state.opened)
  const [look, setLook] = useState<OrganizationLook>()
  const [busy, setBusy] = useState<'look' | 'change'>()
  const [refusal, setRefusal] = useState<CallRefusal>()

  useEffect(() => {
    if (opened === undefined) return
    let wanted = true
    client.organization.known().then(
      (known) => {
        if (wanted) setLook(known)
      },
      // No onboarding is open any more: the frame says so.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [client, opened])

  const call = useCallback(
    async (kind: 'look' | 'change', work: () => Promise<unknown>): Promise<boolean> => {
      setBusy(kind)
      const refused = await work().then(() => undefined, refusalOf)
      setRefusal(refused)
      setBusy(undefined)
      return refused === undefined
    },
    [],
  )

  return {
    look,
    busy,
    refusal,
    lookNow: () => call('look', async () => setLook(await client.organization.look())),
    add: (accountIds: readonly string[], leftOutBecause?: string) =>
      call('change', () =>
        client.organization.add({
          accountIds: [...accountIds],
          ...(leftOutBecause !== undefined && { leftOutBecause }),
        }),
      ),
    refresh: () => call('change', () => client.organization.refresh()),
  }
}
