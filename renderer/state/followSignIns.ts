import { ORPCError } from '@orpc/client'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { useHostReachability } from './hostReachabilityStore.ts'
import { useOpened } from './openedStore.ts'
import { clearSignIns, showSignIns } from './signInStore.ts'
import { wait } from './wait.ts'

/** How long to wait before asking again, without an answer. Milliseconds. */
const AGAIN = 1_000
/** How long to wait after a refusal: the host answers, but does not report sign-ins. */
const LATER = 5_000

/**
 * Keeps the mirror of the sign-ins until the signal: of AWS, or of the practice cloud that is open.
 */
export async function followSignIns(client: ContractClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    if (!isOpenedKnown()) {
      await untilOpenedKnown(signal)
      continue
    }
    const practice = practiceNow()
    const over = new AbortController()
    const stop = () => over.abort()
    const unfollow = useOpened.subscribe(() => {
      if (practiceNow() !== practice) stop()
    })
    signal.addEventListener('abort', stop, { once: true })
    try {
      await watch(client, practice, over.signal)
      await wait(AGAIN, over.signal)
    } catch (error) {
      if (signal.aborted) return
      if (useHostReachability.getState().reachability === 'keyless') return
      if (!over.signal.aborted) await wait(error instanceof ORPCError ? LATER : AGAIN, over.signal)
    } finally {
      unfollow()
      signal.removeEventListener('abort', stop)
    }
    if (practiceNow() !== practice) clearSignIns()
  }
}

async function watch(
  client: ContractClient,
  practice: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const input = practice === undefined ? {} : { practice }
  for await (const signIns of await client.signIn.watch(input, { signal })) showSignIns(signIns)
}

function practiceNow(): string | undefined {
  return useOpened.getState().opened?.practice
}

/** Whether main said what is open. */
function isOpenedKnown(): boolean {
  return useOpened.getState().known
}

function untilOpenedKnown(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!signal.aborted && !isOpenedKnown()) return
      unfollow()
      signal.removeEventListener('abort', look)
      resolve()
    }
    const unfollow = useOpened.subscribe(look)
    signal.addEventListener('abort', look)
    look()
  })
}
