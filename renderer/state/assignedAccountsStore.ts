import { useEffect } from 'react'
import { create } from 'zustand'
import type { AssignedAccount } from '../../app/access/foundAccounts.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { useClient } from '../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../client/callRefusal.ts'
import { type AwsOrPracticePortal, signInAt, useSignIns } from './signInStore.ts'

type Listed =
  | { readonly state: 'listing' }
  | { readonly state: 'listed'; readonly accounts: readonly AssignedAccount[] }
  | { readonly state: 'refused'; readonly refusal: CallRefusal }

/** By portal and sign-in, so that each is asked once for all components. */
const useListed = create<ReadonlyMap<string, Listed>>(() => new Map())

/** What the person who is signed in to a portal is assigned to; `undefined` without a sign-in. */
export function useAssignedAccounts(portal: AwsOrPracticePortal): {
  readonly listed: Listed | undefined
  /** Asks again. */
  renew(): void
} {
  const client = useClient()
  const { startUrl, region, practice } = portal
  const until = useSignIns((state) => signInAt(state, startUrl)?.expiresAt)
  const key = until === undefined ? undefined : JSON.stringify([startUrl, region, practice, until])
  const listed = useListed((known) => (key === undefined ? undefined : known.get(key)))
  useEffect(() => {
    if (key !== undefined && !useListed.getState().has(key)) {
      void list(client, key, { startUrl, region, practice })
    }
  }, [client, key, startUrl, region, practice])
  return { listed, renew: () => key !== undefined && void list(client, key, portal) }
}

async function list(
  client: ContractClient,
  key: string,
  { practice, ...portal }: AwsOrPracticePortal,
): Promise<void> {
  const put = (listed: Listed) => useListed.setState((known) => new Map(known).set(key, listed), true)
  put({ state: 'listing' })
  try {
    const input = { ...portal, ...(practice !== undefined && { practice }) }
    put({ state: 'listed', accounts: await client.find.identityCenter(input) })
  } catch (error) {
    put({ state: 'refused', refusal: refusalOf(error) })
  }
}
