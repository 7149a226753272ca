import { applyPatch, clearChecklist } from '../store/checklistStore.ts'
import type { Client } from './client.ts'

/** How long to wait before trying again after the connection broke. Milliseconds. */
const RETRY = 1_000

/** Keeps the mirror up to date until the signal: a reload, a reconnect and a second window are the same path. */
export async function watchChecklist(client: Client, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const patch of await client.checklist.watch(undefined, { signal })) {
        if (!applyPatch(patch)) break
      }
    } catch {
      if (signal.aborted) return
      await new Promise((resolve) => setTimeout(resolve, RETRY))
    }
  }
  clearChecklist()
}
