import { create } from 'zustand'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { saveDraft } from './draftSaving.ts'
import { forgetTypedPortal } from './typedPortalStore.ts'
import { wait } from './wait.ts'

interface CallModeState {
  /** Undefined until main said it. */
  readonly on: boolean | undefined
  /** What copy buttons copy meanwhile. */
  readonly copies: 'values' | 'masks'
}

/** Whether main gives this page masks in place of values. */
export const useCallMode = create<CallModeState>(() => ({ on: undefined, copies: 'values' }))

/** How long to wait before asking again, without an answer. Milliseconds. */
const AGAIN = 1_000

/**
 * Follows call mode until the signal. When it is turned on or off, the page is loaded anew: so nothing that it held
 * before is left on the screen.
 */
export async function followCallMode(client: ContractClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const { on } of await client.callMode.watch(undefined, { signal })) {
        const before = useCallMode.getState().on
        if (before !== undefined && before !== on) {
          loadAnew()
          return
        }
        useCallMode.setState({ on })
      }
    } catch {
      // The notification of the connection says why.
    }
    await wait(AGAIN, signal).catch(() => undefined)
  }
}

/** Turns it on or off for every page of this host. @throws as the call does */
export async function setCallMode(client: ContractClient, on: boolean): Promise<void> {
  await saveDraft(client)
  await client.callMode.set({ on })
}

/** Without what is opened on the page, whose ID stands in the address. */
function loadAnew(): void {
  forgetTypedPortal()
  const [, page = 'start'] = location.hash.split('/')
  history.replaceState(null, '', `#/${page}`)
  location.reload()
}
