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
    if (!canAsk()) {
      await untilCanAsk(signal)
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

/** Main said what is open and, as far as `followApp` knows, answers: only that one asks a host that is away. */
function canAsk(): boolean {
  return useOpened.getState().known && useHostReachability.getState().reachability === 'connected'
}

function untilCanAsk(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!signal.aborted && !canAsk()) return
      for (const unfollow of unfollows) unfollow()
      signal.removeEventListener('abort', look)
      resolve()
    }
    const unfollows = [useOpened.subscribe(look), useHostReachability.subscribe(look)]
    signal.addEventListener('abort', look)
    look()
  })
}
