import { ORPCError } from '@orpc/client'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { applyPatch, clearChecklist } from './checklistStore.ts'
import { forgetCopies } from './copiedConnectorsStore.ts'
import { setHostReachability, useHostReachability } from './hostReachabilityStore.ts'
import { showNetworkInUse } from './networkInUseStore.ts'
import { showOpened } from './openedStore.ts'
import { wait } from './wait.ts'

/** How long to wait before asking again, with nothing open or no answer; without one it doubles, up to the most. Milliseconds. */
const AGAIN = 1_000
const MOST = 8_000

/**
 * Keeps the mirrors of what is open and of its checklist until the signal. A reload, a reconnect, a second window
 * and another onboarding are the same path: ask what is open, then watch its checklist until that ends.
 */
export async function followApp(client: ContractClient, signal: AbortSignal): Promise<void> {
  let shown: string | undefined
  let pause = AGAIN
  let network: 'unknown' | 'shown' = 'unknown'
  while (!signal.aborted) {
    try {
      const opened = await client.current(undefined, { signal })
      setHostReachability('connected')
      pause = AGAIN
      if (network === 'unknown' || opened?.onboarding.id !== shown) {
        showNetworkInUse(await client.network.get(undefined, { signal }))
        network = 'shown'
      }
      if (opened?.onboarding.id !== shown) {
        clearChecklist()
        forgetCopies()
      }
      shown = opened?.onboarding.id
      showOpened(opened)
      if (opened === undefined) await wait(AGAIN, signal)
      else await watch(client, signal)
    } catch (error) {
      if (signal.aborted) return
      // Another host may answer next.
      network = 'unknown'
      // Without its token the page stays refused, however often it asks.
      if (useHostReachability.getState().reachability === 'keyless') return
      // A refusal is an answer: the host is there.
      if (!(error instanceof ORPCError)) setHostReachability('away')
      await wait(pause, signal)
      pause = Math.min(2 * pause, MOST)
    }
  }
}

async function watch(client: ContractClient, signal: AbortSignal): Promise<void> {
  for await (const patch of await client.checklist.watch(undefined, { signal })) {
    if (!applyPatch(patch)) return
  }
}
